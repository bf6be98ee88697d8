package io.aimeter.core.usage;

import static io.aimeter.core.record.RecordField.CACHE_READ_TOKENS;
import static io.aimeter.core.record.RecordField.CACHE_WRITE_1H_TOKENS;
import static io.aimeter.core.record.RecordField.CACHE_WRITE_5M_TOKENS;
import static io.aimeter.core.record.RecordField.OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.REASONING_TOKENS;
import static io.aimeter.core.record.RecordField.UNCACHED_INPUT_TOKENS;
import static io.aimeter.core.record.RecordField.WEB_FETCH_REQUESTS;
import static io.aimeter.core.record.RecordField.WEB_SEARCH_REQUESTS;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Anthropic's usage object. Input tokens exclude both cache classes; thinking is within output. By
 * the SDK's documentation the top level holds the sum of the {@code message} iterations only:
 * {@code compaction} iterations come on top at the same model, {@code advisor_message} iterations
 * at a model of their own, and after a {@code fallback_message} the top level is that iteration's.
 */
final class AnthropicUsage {
  static final String ITERATIONS = "iterations";

  /** What the exchange's own model is billed. */
  final Tally own;

  /** What other models are billed, by model. */
  final Map<String, Tally> others;

  /** The model that took over from the one asked, or null. */
  final String fallbackModel;

  private AnthropicUsage(Tally own, Map<String, Tally> others, String fallbackModel) {
    this.own = own;
    this.others = others;
    this.fallbackModel = fallbackModel;
  }

  static AnthropicUsage read(Counts usage) {
    Tally own = classes(usage);
    Tally compacted = null;
    String fallbackModel = null;
    Map<String, Tally> others = new LinkedHashMap<>();
    for (int i = 0; usage.hasBelow(ITERATIONS + '.' + i); i++) {
      Counts iteration = usage.below(ITERATIONS + '.' + i);
      String type = iteration.text("type");
      String model = iteration.text("model");
      if ("compaction".equals(type)) {
        compacted = compacted == null ? new Tally() : compacted;
        compacted.add(classes(iteration));
      } else if ("advisor_message".equals(type) && model != null) {
        others.computeIfAbsent(model, name -> new Tally()).add(classes(iteration));
      } else if ("fallback_message".equals(type)) {
        fallbackModel = model;
      }
    }
    if (compacted != null) {
      own.add(compacted);
    }
    own.set(REASONING_TOKENS, usage.number("output_tokens_details.thinking_tokens"))
        .set(WEB_SEARCH_REQUESTS, usage.number("server_tool_use.web_search_requests"))
        .set(WEB_FETCH_REQUESTS, usage.number("server_tool_use.web_fetch_requests"));
    return new AnthropicUsage(own, others, fallbackModel);
  }

  private static Tally classes(Counts usage) {
    Tally tally =
        new Tally()
            .set(UNCACHED_INPUT_TOKENS, usage.number("input_tokens"))
            .set(CACHE_READ_TOKENS, usage.number("cache_read_input_tokens"))
            .set(OUTPUT_TOKENS, usage.number("output_tokens"));
    long total = usage.number("cache_creation_input_tokens");
    long fiveMinutes = usage.number("cache_creation.ephemeral_5m_input_tokens");
    long oneHour = usage.number("cache_creation.ephemeral_1h_input_tokens");
    if (total != Counts.ABSENT) {
      // The total is later news than the split, which a stream's last event does not repeat; what
      // the split does not explain has the default lifetime.
      oneHour = Math.min(oneHour, total);
      fiveMinutes = total - Math.max(0, oneHour);
    }
    return tally.set(CACHE_WRITE_5M_TOKENS, fiveMinutes).set(CACHE_WRITE_1H_TOKENS, oneHour);
  }
}
