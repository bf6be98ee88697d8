package io.aimeter.core.usage;

import static io.aimeter.core.record.RecordField.AUDIO_INPUT_TOKENS;
import static io.aimeter.core.record.RecordField.AUDIO_OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.CACHE_READ_TOKENS;
import static io.aimeter.core.record.RecordField.CACHE_WRITE_5M_TOKENS;
import static io.aimeter.core.record.RecordField.IMAGE_INPUT_TOKENS;
import static io.aimeter.core.record.RecordField.IMAGE_OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.MEDIA_MILLIS;
import static io.aimeter.core.record.RecordField.OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.PAGES;
import static io.aimeter.core.record.RecordField.PROVIDER_COST;
import static io.aimeter.core.record.RecordField.REASONING_TOKENS;
import static io.aimeter.core.record.RecordField.SEARCH_UNITS;
import static io.aimeter.core.record.RecordField.UNCACHED_INPUT_TOKENS;
import static io.aimeter.core.record.RecordField.UPSTREAM_COST;
import static io.aimeter.core.record.RecordField.WEB_SEARCH_REQUESTS;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * OpenAI's usage object, and what the many providers that took it over add to it. Input counts
 * include cached and cache-written tokens, output counts include reasoning; where a provider does
 * otherwise, its own total says so. Chat says prompt and completion where Responses says input and
 * output; transcriptions and some compatible servers spell the details without the plural.
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

  /** DeepSeek's, Together's, Mistral's and Vercel's names for the cached part of the input. */
  private static final String[] CACHED = {
    "prompt_cache_hit_tokens", "cached_tokens", "num_cached_tokens", "cache_read_input_tokens"
  };

  private static final BigDecimal MOST_SECONDS = new BigDecimal("1e9");

  private static final String[] WRITTEN = {"cache_write_tokens", "cache_creation_input_tokens"};

  private OpenAiUsage() {}

  static Tally read(Counts usage) {
    long input = usage.number("prompt_tokens", "input_tokens");
    long output = usage.number("completion_tokens", "output_tokens");
    long total = usage.number("total_tokens");
    if (input == Counts.ABSENT && output == Counts.ABSENT) {
      input = total; // Voyage's embeddings: nothing but a total
    }
    long reasoning = detail(usage, OUTPUT_DETAILS, "reasoning_tokens");
    long audioInput = detail(usage, INPUT_DETAILS, "audio_tokens");
    if (input != Counts.ABSENT && output != Counts.ABSENT) {
      // xAI's chat keeps reasoning out of the output, Mistral's audio tokens are out of the input.
      if (reasoning > 0 && total == input + output + reasoning) {
        output += reasoning;
      } else if (audioInput > 0 && total == input + output + audioInput) {
        input += audioInput;
      }
    }
    Tally tally = new Tally();
    input(tally, usage, input);
    tally
        .set(OUTPUT_TOKENS, output)
        .set(REASONING_TOKENS, reasoning)
        .set(AUDIO_INPUT_TOKENS, audioInput)
        .set(AUDIO_OUTPUT_TOKENS, detail(usage, OUTPUT_DETAILS, "audio_tokens"))
        .set(IMAGE_INPUT_TOKENS, detail(usage, INPUT_DETAILS, "image_tokens"))
        .set(IMAGE_OUTPUT_TOKENS, detail(usage, OUTPUT_DETAILS, "image_tokens"))
        .set(PAGES, usage.number("pages_processed"))
        .set(SEARCH_UNITS, usage.number("search_units"))
        .set(WEB_SEARCH_REQUESTS, searches(usage))
        .set(PROVIDER_COST, StatedCost.in(usage))
        .set(UPSTREAM_COST, StatedCost.upstream(usage));
    return media(tally, usage);
  }

  private static void input(Tally tally, Counts usage, long input) {
    long cached = detail(usage, INPUT_DETAILS, "cached_tokens");
    cached = cached == Counts.ABSENT ? usage.number(CACHED) : cached;
    long written = detail(usage, INPUT_DETAILS, "cache_write_tokens");
    written = written == Counts.ABSENT ? usage.number(WRITTEN) : written;
    if (input != Counts.ABSENT) {
      // Some hosts count hidden system tokens as cached: more than the prompt cannot be.
      cached = Math.min(cached, input);
      long read = Math.max(0, cached);
      long wrote = Math.max(0, written);
      // OpenRouter states what Gemini's explicit cache wrote and read at once in both, and charges
      // both.
      long taken = read + wrote > input ? Math.max(read, wrote) : read + wrote;
      tally.set(UNCACHED_INPUT_TOKENS, Math.max(0, input - taken));
    }
    tally.set(CACHE_READ_TOKENS, cached).set(CACHE_WRITE_5M_TOKENS, written);
  }

  private static long searches(Counts usage) {
    return usage.number(
        "server_tool_use_details.web_search_requests", "server_tool_use.web_search_requests");
  }

  private static Tally media(Tally tally, Counts usage) {
    BigDecimal seconds =
        "duration".equals(usage.text("type"))
            ? usage.decimal("seconds")
            : usage.decimal("prompt_audio_seconds");
    if (seconds == null) {
      seconds = usage.decimal("billable_audio_seconds"); // xAI's realtime
    }
    return seconds == null ? tally : tally.set(MEDIA_MILLIS, millis(seconds));
  }

  /** Seconds as milliseconds; {@link Counts#ABSENT} for more than any recording has. */
  static long millis(BigDecimal seconds) {
    if (seconds.compareTo(MOST_SECONDS) > 0) {
      return Counts.ABSENT;
    }
    return seconds.movePointRight(3).setScale(0, RoundingMode.HALF_EVEN).longValue();
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
}
