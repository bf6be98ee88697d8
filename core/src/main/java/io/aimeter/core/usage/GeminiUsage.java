package io.aimeter.core.usage;

import static io.aimeter.core.record.RecordField.AUDIO_INPUT_TOKENS;
import static io.aimeter.core.record.RecordField.AUDIO_OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.CACHE_READ_TOKENS;
import static io.aimeter.core.record.RecordField.IMAGE_INPUT_TOKENS;
import static io.aimeter.core.record.RecordField.IMAGE_OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.REASONING_TOKENS;
import static io.aimeter.core.record.RecordField.UNCACHED_INPUT_TOKENS;

/**
 * Gemini's {@code usageMetadata}, in the forms its surfaces have it. Cached tokens are within the
 * prompt; thoughts come on top of the candidates, tokens of tool results on top of the prompt. A
 * count of nothing is left out. By the Gemini API's reference of UsageMetadata.
 */
final class GeminiUsage {
  private GeminiUsage() {}

  /** Of content and embeddings. Nothing is counted where the prompt is not: an early chunk. */
  static Tally content(Counts usage) {
    Tally tally = new Tally();
    long prompt = usage.number("promptTokenCount");
    if (prompt == Counts.ABSENT) {
      return tally;
    }
    long cached = usage.number("cachedContentTokenCount");
    long tools = usage.number("toolUsePromptTokenCount");
    long candidates = usage.number("candidatesTokenCount", "responseTokenCount");
    long thoughts = usage.number("thoughtsTokenCount");
    return input(tally, prompt, cached, tools)
        .set(OUTPUT_TOKENS, sum(candidates, thoughts))
        .set(REASONING_TOKENS, thoughts)
        .set(AUDIO_INPUT_TOKENS, modality(usage, "promptTokensDetails", "AUDIO"))
        .set(IMAGE_INPUT_TOKENS, modality(usage, "promptTokensDetails", "IMAGE"))
        .set(AUDIO_OUTPUT_TOKENS, outputModality(usage, "AUDIO"))
        .set(IMAGE_OUTPUT_TOKENS, outputModality(usage, "IMAGE"));
  }

  /** Of the interactions surface. */
  static Tally interactions(Counts usage) {
    Tally tally = new Tally();
    long prompt = usage.number("total_input_tokens");
    if (prompt == Counts.ABSENT) {
      return tally;
    }
    long thoughts = usage.number("total_thought_tokens");
    return input(
            tally,
            prompt,
            usage.number("total_cached_tokens"),
            usage.number("total_tool_use_tokens"))
        .set(OUTPUT_TOKENS, sum(usage.number("total_output_tokens"), thoughts))
        .set(REASONING_TOKENS, thoughts);
  }

  /** Of the surface compatible with OpenAI's, where only the total tells the thoughts. */
  static Tally compatible(Counts usage) {
    Tally tally = OpenAiUsage.read(usage);
    long prompt = usage.number("prompt_tokens");
    long total = usage.number("total_tokens");
    long completion = Math.max(0, usage.number("completion_tokens"));
    if (prompt != Counts.ABSENT && total >= prompt + completion) {
      tally.set(OUTPUT_TOKENS, total - prompt);
      if (total > prompt + completion) {
        tally.set(REASONING_TOKENS, total - prompt - completion);
      }
    }
    return tally;
  }

  private static Tally input(Tally tally, long prompt, long cached, long tools) {
    long read = Math.min(cached, prompt);
    return tally
        .set(UNCACHED_INPUT_TOKENS, prompt - Math.max(0, read) + Math.max(0, tools))
        .set(CACHE_READ_TOKENS, read);
  }

  private static long sum(long a, long b) {
    return a == Counts.ABSENT ? b : a + Math.max(0, b);
  }

  private static long outputModality(Counts usage, String modality) {
    long candidates = modality(usage, "candidatesTokensDetails", modality);
    return candidates == Counts.ABSENT
        ? modality(usage, "responseTokensDetails", modality)
        : candidates;
  }

  /** The sum of a modality's entries; entries may lack the count. */
  private static long modality(Counts usage, String details, String modality) {
    long sum = Counts.ABSENT;
    for (int i = 0; usage.hasBelow(details + '.' + i); i++) {
      if (modality.equals(usage.text(details + '.' + i + ".modality"))) {
        sum = sum(sum, usage.number(details + '.' + i + ".tokenCount"));
      }
    }
    return sum;
  }
}
