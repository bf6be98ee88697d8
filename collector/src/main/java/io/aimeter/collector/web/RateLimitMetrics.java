package io.aimeter.collector.web;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What providers said last of their rate limits, by team, application, provider and model. Used by
 * the thread that commits.
 */
final class RateLimitMetrics {
  /** Beyond them no further combination is told of: of what is left no sum can be made. */
  static final int MOST_SERIES = 500;

  /** Most limits are of a minute: what was left longer ago is not left now. */
  private static final long HOLDS_NANOS = TimeUnit.MINUTES.toNanos(5);

  private static final Pattern HEADER =
      Pattern.compile(
          "x-ratelimit-(remaining|limit)-([a-z-]+)|anthropic-ratelimit-([a-z-]+)-(remaining|limit)");

  private static final List<RecordField> LABELS =
      List.of(RecordField.TEAM, RecordField.APP, RecordField.PROVIDER);

  /** What was said last, and when; read by those who ask. */
  private static final class Last {
    private volatile double value;
    private volatile long at;

    /** NaN where that is too long ago. */
    double now() {
      return System.nanoTime() - at < HOLDS_NANOS ? value : Double.NaN;
    }
  }

  private final MeterRegistry registry;
  private final Map<Tags, Last> remaining = new HashMap<>();
  private final Map<Tags, Last> allowed = new HashMap<>();

  RateLimitMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** This record, which has limits, has been committed. */
  void committed(CostRecord record) {
    record.map(RecordField.RATE_LIMITS).forEach((header, value) -> said(record, header, value));
  }

  private void said(CostRecord record, String header, String value) {
    Matcher name = HEADER.matcher(header.toLowerCase(Locale.ROOT));
    double number = number(value);
    if (!name.matches() || Double.isNaN(number)) {
      return;
    }
    String fact = name.group(1) == null ? name.group(4) : name.group(1);
    String limit = name.group(2) == null ? name.group(3) : name.group(2);
    Tags tags = Tags.of("limit", limit.replace('-', '_'), "model", text(record.model()));
    for (RecordField field : LABELS) {
      tags = tags.and(field.column(), record.has(field) ? record.text(field) : "");
    }
    boolean isLeft = fact.equals("remaining");
    Last last = last(isLeft ? remaining : allowed, isLeft, tags);
    if (last != null) {
      last.value = number;
      last.at = System.nanoTime();
    }
  }

  private Last last(Map<Tags, Last> known, boolean isLeft, Tags tags) {
    Last last = known.get(tags);
    if (last == null && known.size() < MOST_SERIES) {
      last = new Last();
      known.put(tags, last);
      Gauge.builder(
              isLeft ? "aimeter.rate.limit.remaining" : "aimeter.rate.limit.allowed",
              last,
              Last::now)
          .description(
              isLeft
                  ? "What is left of a provider's limit, as its last answer said"
                  : "A provider's limit, as its last answer said")
          .tags(tags)
          .register(registry);
    }
    return last;
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  /** NaN where it is none: some providers write several in one header. */
  private static double number(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
