package io.aimeter.collector.web;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counters of what was spent, since the collector's start, by team, application, environment,
 * provider and model; and what is left of rate limits. Used by the thread that commits.
 */
public final class SpendMetrics {
  /** Of further combinations all values are {@value #OTHER}: each costs Prometheus memory. */
  static final int MOST_SERIES = 2_000;

  /** What stands for the values of combinations beyond the most there may be. */
  static final String OTHER = "(other)";

  private static final double USD = 1e9;
  private static final int TOO_MANY_REQUESTS = 429;

  private static final List<RecordField> LABELS =
      List.of(RecordField.TEAM, RecordField.APP, RecordField.ENVIRONMENT, RecordField.PROVIDER);

  /** The kinds of tokens, disjoint, in the words of the records. */
  private static final Map<RecordField, String> TOKENS =
      Map.of(
          RecordField.UNCACHED_INPUT_TOKENS, "input",
          RecordField.CACHE_READ_TOKENS, "cache_read",
          RecordField.CACHE_WRITE_5M_TOKENS, "cache_write",
          RecordField.CACHE_WRITE_1H_TOKENS, "cache_write_1h",
          RecordField.OUTPUT_TOKENS, "output");

  /** The counters of one combination. */
  private static final class Series {
    private final AtomicLong nanos = new AtomicLong();
    private final Counter calls;
    private final Counter errors;
    private final Counter rateLimited;
    private final Counter unpriced;
    private final Map<RecordField, Counter> tokens = new HashMap<>();

    Series(MeterRegistry registry, Tags tags) {
      // Added up as whole nano-USD, so that no sum drifts.
      FunctionCounter.builder("aimeter.cost.usd", nanos, sum -> sum.get() / USD)
          .description("What calls cost, in US dollars")
          .tags(tags)
          .register(registry);
      calls = counter(registry, "aimeter.calls", "Calls of AI providers", tags);
      errors = counter(registry, "aimeter.errors", "Calls that ended with an error", tags);
      rateLimited =
          counter(registry, "aimeter.rate.limited", "Calls refused by a rate limit", tags);
      unpriced = counter(registry, "aimeter.unpriced", "Billable records without a price", tags);
      TOKENS.forEach(
          (field, kind) ->
              tokens.put(
                  field,
                  counter(
                      registry,
                      "aimeter.tokens",
                      "Tokens, in disjoint kinds",
                      tags.and("kind", kind))));
    }

    private static Counter counter(
        MeterRegistry registry, String name, String description, Tags tags) {
      return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    void add(CostRecord record) {
      nanos.addAndGet(record.number(RecordField.COST));
      tokens.forEach((field, counter) -> counter.increment((double) record.number(field)));
      if ("unpriced".equals(record.text(RecordField.PRICE_STATE))) {
        unpriced.increment();
      }
      if (record.has(RecordField.PART)
          || RecordField.UNMETERED.equals(record.text(RecordField.CALL_TYPE))) {
        return; // no call of its own
      }
      calls.increment();
      long status = record.number(RecordField.HTTP_STATUS);
      if (record.has(RecordField.ERROR_TYPE) || status >= 400) {
        errors.increment();
      }
      if (status == TOO_MANY_REQUESTS) {
        rateLimited.increment();
      }
    }
  }

  private final MeterRegistry registry;
  private final Map<List<String>, Series> series = new HashMap<>();
  private final RateLimitMetrics rateLimits;

  /** Counters in a registry. */
  public SpendMetrics(MeterRegistry registry) {
    this.registry = registry;
    rateLimits = new RateLimitMetrics(registry);
  }

  /** These records have been committed. */
  public void committed(List<CostRecord> records) {
    // Of many answers the last one says what is left.
    Map<Series, CostRecord> last = new HashMap<>();
    for (CostRecord record : records) {
      Series its = series(record);
      its.add(record);
      if (record.has(RecordField.RATE_LIMITS)) {
        last.put(its, record);
      }
    }
    last.values().forEach(rateLimits::committed);
  }

  private Series series(CostRecord record) {
    List<String> labels = new ArrayList<>();
    for (RecordField field : LABELS) {
      labels.add(record.has(field) ? record.text(field) : "");
    }
    labels.add(Objects.toString(record.model(), ""));
    Series known = series.get(labels);
    if (known == null) {
      List<String> within =
          series.size() < MOST_SERIES ? labels : List.of(OTHER, OTHER, OTHER, OTHER, OTHER);
      known = series.computeIfAbsent(within, this::newSeries);
    }
    return known;
  }

  private Series newSeries(List<String> labels) {
    return new Series(
        registry,
        Tags.of(
            "team", labels.get(0),
            "app", labels.get(1),
            "environment", labels.get(2),
            "provider", labels.get(3),
            "model", labels.get(4)));
  }
}
