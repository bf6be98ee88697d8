package io.aimeter.collector.sink.otlp;

import java.util.Arrays;
import java.util.List;

/** The sum of one combination of attributes. For one thread. */
final class Series {
  private final Instrument instrument;
  private final List<String> values;
  private final long since;
  private final long[] buckets;
  private long count;
  private long total;
  private boolean changed;

  /** One that begins. */
  Series(Instrument instrument, List<String> values, long since) {
    this(instrument, values, since, 0, 0, new long[buckets(instrument)]);
  }

  /** One as it was kept. */
  Series(
      Instrument instrument,
      List<String> values,
      long since,
      long count,
      long total,
      long[] buckets) {
    this.instrument = instrument;
    this.values = values;
    this.since = since;
    this.count = count;
    this.total = total;
    this.buckets = buckets.clone();
  }

  private static int buckets(Instrument instrument) {
    return instrument.isHistogram() ? instrument.bounds().size() + 1 : 0;
  }

  void add(long value) {
    count++;
    total += value;
    changed = true;
    if (instrument.isHistogram()) {
      buckets[instrument.bucket(value)]++;
    }
  }

  Instrument instrument() {
    return instrument;
  }

  /** Values of the instrument's attributes, null where there is none; empty: beyond the most. */
  List<String> values() {
    return values;
  }

  /** Epoch nanoseconds when it began. */
  long since() {
    return since;
  }

  long count() {
    return count;
  }

  /** In the instrument's whole units. */
  long total() {
    return total;
  }

  /** Values by bucket, that beyond the last bound too; empty of a plain sum. */
  List<Long> buckets() {
    return Arrays.stream(buckets).boxed().toList();
  }

  /** Whether it has changed since {@link #sent}. */
  boolean isChanged() {
    return changed;
  }

  void sent() {
    changed = false;
  }
}
