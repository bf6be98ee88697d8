package io.aimeter.core.usage;

import java.util.ArrayList;
import java.util.List;

/** Texts to be counted, and what is counted beside them. Bounded by the body they come from. */
final class Texts {
  private final List<String> texts = new ArrayList<>();

  /** Tokens that are no text: of tools' forms, and token ids that were sent as such. */
  private long tokens;

  private long forms;

  void add(CharSequence text) {
    if (text.length() > 0) {
      texts.add(text.toString());
    }
  }

  void tokens(long more) {
    tokens += more;
  }

  void forms(long more) {
    forms += more;
  }

  /** Tokens of the form that surrounds messages. */
  long forms() {
    return forms;
  }

  /** The tokens of all but the messages' form. */
  long count(TokenCounter counter, String model) {
    long sum = tokens;
    for (String text : texts) {
      sum += counter.tokens(model, text);
    }
    return sum;
  }
}
