package io.aimeter.collector.sink.otlp;

import java.util.ArrayList;
import java.util.List;

/**
 * The metrics, a row each. Values are added up as whole units, so that no sum drifts, and become
 * the metric's unit when they are sent. The bounds of buckets are those that the GenAI conventions
 * give: each is some times the one before.
 */
enum Instrument {
  TOKEN_USAGE(
      "gen_ai.client.token.usage",
      "{token}",
      "Number of input and output tokens used.",
      1,
      1,
      4,
      Attribute.TOKEN_TYPE),
  DURATION(
      "gen_ai.client.operation.duration",
      "s",
      "GenAI operation duration.",
      1_000_000,
      10_000,
      2,
      Attribute.ERROR_TYPE),
  COST("aimeter.cost.usd", "{USD}", "What calls cost, in US dollars.", 1_000_000_000, 0, 0, null),
  UNPRICED(
      "aimeter.unpriced",
      "{record}",
      "Billable records without a price: the cost lacks them.",
      1,
      0,
      0,
      null);

  /** Of both histograms. */
  private static final int BOUNDS = 14;

  private final String metric;
  private final String unit;
  private final String description;
  private final long scale;
  private final long firstBound;
  private final long factor;
  private final String ownAttribute;

  Instrument(
      String metric,
      String unit,
      String description,
      long scale,
      long firstBound,
      long factor,
      String ownAttribute) {
    this.metric = metric;
    this.unit = unit;
    this.description = description;
    this.scale = scale;
    this.firstBound = firstBound;
    this.factor = factor;
    this.ownAttribute = ownAttribute;
  }

  /** Its name. */
  String metric() {
    return metric;
  }

  String unit() {
    return unit;
  }

  String description() {
    return description;
  }

  /** So many whole units are one of the metric's unit. */
  double scale() {
    return scale;
  }

  boolean isHistogram() {
    return firstBound > 0;
  }

  /** Upper bounds of the buckets, in whole units, themselves within; none of a plain sum. */
  List<Long> bounds() {
    List<Long> bounds = new ArrayList<>();
    for (long bound = firstBound; isHistogram() && bounds.size() < BOUNDS; bound *= factor) {
      bounds.add(bound);
    }
    return bounds;
  }

  /** The bucket of a value, from 0. */
  int bucket(long value) {
    int bucket = 0;
    for (long bound = firstBound; bucket < BOUNDS && value > bound; bound *= factor) {
      bucket++;
    }
    return bucket;
  }

  /** The names of its attributes, in the order of a series' values. */
  List<String> attributes() {
    List<String> names = new ArrayList<>(Attribute.COMMON);
    if (ownAttribute != null) {
      names.add(ownAttribute);
    }
    return names;
  }

  /** The one of a metric's name; null where there is none. */
  static Instrument of(String metric) {
    for (Instrument instrument : values()) {
      if (instrument.metric.equals(metric)) {
        return instrument;
      }
    }
    return null;
  }
}
