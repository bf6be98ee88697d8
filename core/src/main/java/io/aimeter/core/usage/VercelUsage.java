package io.aimeter.core.usage;

import static io.aimeter.core.record.RecordField.OUTPUT_TOKENS;

/**
 * The usage object of Vercel's gateway. It hands the upstream's counts through, so that the
 * reasoning of some models (Gemini's) is not within the output: more reasoning than output cannot
 * be within it.
 */
final class VercelUsage {
  private VercelUsage() {}

  static Tally read(Counts usage) {
    Tally tally = OpenAiUsage.read(usage);
    long output = usage.number("completion_tokens");
    long reasoning = usage.number("completion_tokens_details.reasoning_tokens");
    return output != Counts.ABSENT && reasoning > output
        ? tally.set(OUTPUT_TOKENS, output + reasoning)
        : tally;
  }
}
