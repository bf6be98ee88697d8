package io.aimeter.core.usage;

import static io.aimeter.core.record.RecordField.MEDIA_MILLIS;
import static io.aimeter.core.record.RecordField.OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.UNCACHED_INPUT_TOKENS;

import io.aimeter.core.exchange.Headers;
import java.math.BigDecimal;

/**
 * Counts that stand outside of a usage object, by the API references of Ollama, watsonx,
 * text-generation-inference, llama.cpp, Replicate and Aleph Alpha. A count that is missing is
 * unknown, not zero: Ollama leaves the prompt's out where its cache held it all.
 */
final class LooseCounts {
  private static final String[] INPUT = {
    "prompt_eval_count",
    "results.[].input_token_count",
    "metrics.input_token_count",
    "num_tokens_prompt_total",
    "tokens_evaluated"
  };
  private static final String[] OUTPUT = {
    "eval_count",
    "results.[].generated_token_count",
    "metrics.output_token_count",
    "num_tokens_generated",
    "tokens_predicted",
    "details.generated_tokens",
    "[].details.generated_tokens"
  };
  private static final String[] HEADERS = {"x-prompt-tokens", "x-generated-tokens"};
  private static final String SECONDS = "metrics.predict_time";

  private LooseCounts() {}

  /** Gives the paths of all these counts a meaning. */
  static PathNode in(PathNode paths) {
    for (String path : INPUT) {
      paths.with(path, Slot.COUNT);
    }
    for (String path : OUTPUT) {
      paths.with(path, Slot.COUNT);
    }
    return paths.with(SECONDS, Slot.COUNT);
  }

  /** The headers by which text-generation-inference counts. */
  static Tally read(Headers response) {
    Counts counts = new Counts();
    for (String name : HEADERS) {
      String value = response.first(name);
      if (value != null) {
        counts.put(name, value);
      }
    }
    return new Tally()
        .set(UNCACHED_INPUT_TOKENS, counts.number(HEADERS[0]))
        .set(OUTPUT_TOKENS, counts.number(HEADERS[1]));
  }

  static Tally read(Counts counts) {
    BigDecimal seconds = counts.decimal(SECONDS);
    return new Tally()
        .set(UNCACHED_INPUT_TOKENS, counts.number(INPUT))
        .set(OUTPUT_TOKENS, counts.number(OUTPUT))
        .set(MEDIA_MILLIS, seconds == null ? Counts.ABSENT : OpenAiUsage.millis(seconds));
  }
}
