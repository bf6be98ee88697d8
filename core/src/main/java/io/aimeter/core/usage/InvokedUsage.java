package io.aimeter.core.usage;

import static io.aimeter.core.record.RecordField.OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.UNCACHED_INPUT_TOKENS;

import io.aimeter.core.exchange.Headers;

/**
 * The usage of a model invoked on Amazon Bedrock, whose body is the model's own: Claude's, Nova's,
 * Titan's, Llama's, an OpenAI-compatible one, or one without counts. What Bedrock itself says goes
 * first: the headers, or the metrics at a stream's end; the two count the same tokens as the body,
 * so only one is taken.
 */
final class InvokedUsage {
  private final Counts anthropic = new Counts();
  private Tally own = new Tally();
  private Tally metrics = new Tally();
  private long input = Counts.ABSENT;
  private long output = Counts.ABSENT;

  /** A usage object of the body, of whichever family. */
  void body(Counts usage) {
    if (usage.number("inputTokens", "outputTokens") != Counts.ABSENT) {
      own = BedrockUsage.converse(usage);
    } else if (usage.number("prompt_tokens", "completion_tokens") != Counts.ABSENT) {
      own = OpenAiUsage.read(usage);
    } else {
      anthropic.mergeLater(usage, AnthropicUsage.ITERATIONS);
      own = AnthropicUsage.read(anthropic).own;
    }
  }

  void metrics(Counts counts) {
    metrics = BedrockUsage.metrics(counts);
  }

  /** A count of input tokens that stands alone: Titan's and Llama's. */
  void input(String text) {
    input = number(text);
  }

  /** A count of output tokens that stands alone; Titan has one a result. */
  void output(String text) {
    long count = number(text);
    output = count == Counts.ABSENT ? output : Math.max(0, output) + count;
  }

  /** A running count of output tokens in a stream. */
  void outputSoFar(String text) {
    long count = number(text);
    output = count == Counts.ABSENT ? output : count;
  }

  private static long number(String text) {
    Counts counts = new Counts();
    counts.put("n", text);
    return counts.number("n");
  }

  /** The usage, once all is read. */
  Tally settle(Headers response) {
    Tally headers = BedrockUsage.headers(response);
    if (headers.isCounted()) {
      return headers.detailedBy(own);
    }
    if (metrics.isCounted()) {
      return metrics.detailedBy(own);
    }
    return own.isCounted()
        ? own
        : new Tally().set(UNCACHED_INPUT_TOKENS, input).set(OUTPUT_TOKENS, output);
  }
}
