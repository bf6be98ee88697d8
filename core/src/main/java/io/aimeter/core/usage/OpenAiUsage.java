package io.aimeter.core.usage;

import static io.aimeter.core.record.RecordField.AUDIO_INPUT_TOKENS;
import static io.aimeter.core.record.RecordField.AUDIO_OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.CACHE_READ_TOKENS;
import static io.aimeter.core.record.RecordField.CACHE_WRITE_5M_TOKENS;
import static io.aimeter.core.record.RecordField.IMAGE_INPUT_TOKENS;
import static io.aimeter.core.record.RecordField.IMAGE_OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.MEDIA_MILLIS;
import static io.aimeter.core.record.RecordField.OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.PROVIDER_COST;
import static io.aimeter.core.record.RecordField.REASONING_TOKENS;
import static io.aimeter.core.record.RecordField.UNCACHED_INPUT_TOKENS;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * OpenAI's usage object. Input counts include cached and cache-written tokens, output counts
 * include reasoning. Chat says prompt and completion where Responses says input and output;
 * transcriptions and some compatible servers spell the details without the plural.
 */
final class OpenAiUsage {
  private static final String[] INPUT_DETAILS = {
    "prompt_tokens_details.",
    "input_tokens_details.",
    "prompt_token_details.",
    "input_token_details."
  };
  private static final String[] OUTPUT_DETAILS = {
    "completion_tokens_details.",
    "output_tokens_details.",
    "completion_token_details.",
    "output_token_details."
  };

  private OpenAiUsage() {}

  static Tally read(Counts usage) {
    Tally tally = new Tally();
    long input = usage.number("prompt_tokens", "input_tokens");
    long cached = detail(usage, INPUT_DETAILS, "cached_tokens");
    long written = detail(usage, INPUT_DETAILS, "cache_write_tokens");
    if (input != Counts.ABSENT) {
      // Some hosts count hidden system tokens as cached: more than the prompt cannot be.
      cached = Math.min(cached, input);
      tally.set(
          UNCACHED_INPUT_TOKENS, Math.max(0, input - Math.max(0, cached) - Math.max(0, written)));
    }
    tally
        .set(CACHE_READ_TOKENS, cached)
        .set(CACHE_WRITE_5M_TOKENS, written)
        .set(OUTPUT_TOKENS, usage.number("completion_tokens", "output_tokens"))
        .set(REASONING_TOKENS, detail(usage, OUTPUT_DETAILS, "reasoning_tokens"))
        .set(AUDIO_INPUT_TOKENS, detail(usage, INPUT_DETAILS, "audio_tokens"))
        .set(AUDIO_OUTPUT_TOKENS, detail(usage, OUTPUT_DETAILS, "audio_tokens"))
        .set(IMAGE_INPUT_TOKENS, detail(usage, INPUT_DETAILS, "image_tokens"))
        .set(IMAGE_OUTPUT_TOKENS, detail(usage, OUTPUT_DETAILS, "image_tokens"));
    if ("duration".equals(usage.text("type"))) {
      tally.set(MEDIA_MILLIS, scaled(usage.decimal("seconds"), 3));
    }
    return tally.set(PROVIDER_COST, scaled(usage.decimal("cost"), 9));
  }

  private static long detail(Counts usage, String[] groups, String name) {
    for (String group : groups) {
      long value = usage.number(group + name);
      if (value != Counts.ABSENT) {
        return value;
      }
    }
    return Counts.ABSENT;
  }

  private static long scaled(BigDecimal value, int digits) {
    return value == null
        ? Counts.ABSENT
        : value.movePointRight(digits).setScale(0, RoundingMode.HALF_EVEN).longValue();
  }
}
