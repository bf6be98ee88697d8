package io.aimeter.core.usage;

import static io.aimeter.core.record.RecordField.CLASSIFICATIONS;
import static io.aimeter.core.record.RecordField.OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.REASONING_TOKENS;
import static io.aimeter.core.record.RecordField.SEARCH_UNITS;
import static io.aimeter.core.record.RecordField.UNCACHED_INPUT_TOKENS;

/**
 * Cohere's usage and meta objects. {@code billed_units} is what is charged; {@code tokens} counts a
 * hidden preamble too, and cached tokens relate to that (Cohere API reference, "billed units").
 */
final class CohereUsage {
  private static final String BILLED = "billed_units.";

  private CohereUsage() {}

  static Tally read(Counts usage) {
    Tally tally =
        new Tally()
            .set(UNCACHED_INPUT_TOKENS, usage.number(BILLED + "input_tokens"))
            .set(OUTPUT_TOKENS, usage.number(BILLED + "output_tokens"))
            .set(SEARCH_UNITS, usage.number(BILLED + "search_units"))
            .set(CLASSIFICATIONS, usage.number(BILLED + "classifications"));
    return tally.isCounted()
        ? tally.set(REASONING_TOKENS, usage.number("tokens.reasoning_tokens"))
        : tally;
  }
}
