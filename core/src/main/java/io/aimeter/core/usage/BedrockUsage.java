package io.aimeter.core.usage;

import static io.aimeter.core.record.RecordField.CACHE_READ_TOKENS;
import static io.aimeter.core.record.RecordField.CACHE_WRITE_1H_TOKENS;
import static io.aimeter.core.record.RecordField.CACHE_WRITE_5M_TOKENS;
import static io.aimeter.core.record.RecordField.OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.UNCACHED_INPUT_TOKENS;

import io.aimeter.core.exchange.Headers;

/**
 * Amazon Bedrock's counts, in the forms it has them. Cached tokens are not within the input. By the
 * reference of TokenUsage; the headers and metrics by recorded traffic.
 */
final class BedrockUsage {
  private static final String HEADER = "x-amzn-bedrock-";

  private BedrockUsage() {}

  /** Converse, and the bodies of Amazon's own models: each cache count may stand there twice. */
  static Tally converse(Counts usage) {
    long written = usage.number("cacheWriteInputTokens", "cacheWriteInputTokenCount");
    long oneHour = Counts.ABSENT;
    for (int i = 0; usage.hasBelow("cacheDetails." + i); i++) {
      if ("1h".equals(usage.text("cacheDetails." + i + ".ttl"))) {
        oneHour = Math.max(0, oneHour) + usage.number("cacheDetails." + i + ".inputTokens");
      }
    }
    return tally(
        usage.number("inputTokens"),
        usage.number("cacheReadInputTokens", "cacheReadInputTokenCount"),
        written,
        Math.min(oneHour, written),
        usage.number("outputTokens"));
  }

  /** {@code amazon-bedrock-invocationMetrics}, which the last event of an invoked stream has. */
  static Tally metrics(Counts metrics) {
    return tally(
        metrics.number("inputTokenCount"),
        metrics.number("cacheReadInputTokenCount"),
        metrics.number("cacheWriteInputTokenCount"),
        Counts.ABSENT,
        metrics.number("outputTokenCount"));
  }

  /** The headers of an invoked model's response. */
  static Tally headers(Headers response) {
    return tally(
        header(response, "input-token-count"),
        header(response, "cache-read-input-token-count"),
        header(response, "cache-write-input-token-count"),
        Counts.ABSENT,
        header(response, "output-token-count"));
  }

  private static long header(Headers response, String name) {
    String text = response.first(HEADER + name);
    if (text == null) {
      return Counts.ABSENT;
    }
    Counts counts = new Counts();
    counts.put(name, text.trim());
    return counts.number(name);
  }

  private static Tally tally(long input, long read, long written, long oneHour, long output) {
    long fiveMinutes = written == Counts.ABSENT ? written : written - Math.max(0, oneHour);
    return new Tally()
        .set(UNCACHED_INPUT_TOKENS, input)
        .set(CACHE_READ_TOKENS, read)
        .set(CACHE_WRITE_5M_TOKENS, fiveMinutes)
        .set(CACHE_WRITE_1H_TOKENS, oneHour)
        .set(OUTPUT_TOKENS, output);
  }
}
