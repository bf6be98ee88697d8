package io.aimeter.core.usage;

import static io.aimeter.core.record.RecordField.OUTPUT_TOKENS;
import static io.aimeter.core.record.RecordField.UNCACHED_INPUT_TOKENS;

import io.aimeter.core.provider.BodyShape;
import io.aimeter.core.provider.Endpoint;

/**
 * The estimate of one exchange: keeps the beginnings of its bodies, and counts their texts where
 * the provider did not. A body that was kept in part is counted in proportion.
 */
final class Estimate {
  private final Endpoint endpoint;
  private final TokenCounter counter;
  private final RetainedBody request;
  private final RetainedBody response;

  Estimate(Endpoint endpoint, Estimates estimates) {
    this.endpoint = endpoint;
    this.counter = estimates.counter();
    this.request = new RetainedBody(estimates);
    this.response = new RetainedBody(estimates);
  }

  void request(byte[] bytes, int offset, int length) {
    request.add(bytes, offset, length);
  }

  void response(byte[] bytes, int offset, int length) {
    response.add(bytes, offset, length);
  }

  /**
   * Adds to what was counted what was not, and marks it: all, where there is no usage; the output,
   * where an Anthropic stream was cut after the event that counts the input.
   *
   * @param asked the model the request or the path names, or null
   * @param whole whether the answer came to its end
   */
  void complete(Verdict verdict, ResponseFacts facts, String asked, boolean whole) {
    if (!verdict.billable) {
      return;
    }
    String model = facts.model == null ? asked : facts.model;
    if (verdict.usageSource.equals("none")) {
      boolean generates = !endpoint.callType().equals("embedding");
      long output = generates ? output(model) : 0;
      if (generates && output == 0) {
        return; // nothing was seen of it: no number is better than a wrong one
      }
      long input = input(model);
      if (input > 0) {
        facts.tally.set(UNCACHED_INPUT_TOKENS, input);
      }
      if (generates) {
        facts.tally.set(OUTPUT_TOKENS, output);
      } else if (input == 0) {
        return;
      }
      verdict.usageSource = "estimated";
    } else if (!whole
        && !facts.finished
        && endpoint.shape() == BodyShape.ANTHROPIC
        && verdict.usageSource.equals("reported")) {
      facts.tally.set(OUTPUT_TOKENS, Math.max(1, output(model)));
      verdict.usageSource = "estimated";
    }
  }

  private long input(String model) {
    Texts texts = PromptText.of(request.bytes());
    double counted = texts.count(counter, model) * request.scale();
    return TokenFamily.of(model).input(counted, texts.forms() * request.scale());
  }

  private long output(String model) {
    double counted = AnswerText.of(response.bytes()).count(counter, model) * response.scale();
    return TokenFamily.of(model).output(counted);
  }

  void release() {
    request.release();
    response.release();
  }
}
