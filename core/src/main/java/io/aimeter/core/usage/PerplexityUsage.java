package io.aimeter.core.usage;

import static io.aimeter.core.record.RecordField.OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.REASONING_TOKENS;
import static io.aimeter.core.record.RecordField.UNCACHED_INPUT_TOKENS;
import static io.aimeter.core.record.RecordField.WEB_SEARCH_REQUESTS;

/**
 * Perplexity's usage object. Deep research counts citations, which are billed as input, and
 * reasoning besides prompt and completion, and its searches (Perplexity's pricing page).
 */
final class PerplexityUsage {
  private PerplexityUsage() {}

  static Tally read(Counts usage) {
    Tally tally = OpenAiUsage.read(usage);
    long citations = usage.number("citation_tokens");
    long reasoning = usage.number("reasoning_tokens");
    if (citations > 0) {
      tally.add(new Tally().set(UNCACHED_INPUT_TOKENS, citations));
    }
    if (reasoning > 0) {
      tally.add(new Tally().set(OUTPUT_TOKENS, reasoning));
    }
    return tally
        .set(REASONING_TOKENS, reasoning)
        .set(WEB_SEARCH_REQUESTS, usage.number("num_search_queries"));
  }
}
