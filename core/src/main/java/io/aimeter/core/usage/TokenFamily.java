package io.aimeter.core.usage;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How many tokens a family of models makes of a text, against OpenAI's vocabularies: the medians of
 * recorded exchanges whose usage is known, measured by {@code integration-tests/estimate}; see
 * docs/estimates.md.
 */
public enum TokenFamily {
  OPENAI(1, 1, 0, 1, "(?!)"),
  /** Count one less for the form of a conversation, and three around an answer. */
  OPENAI_REASONING(1, 1, 3, 1, "(?!)"),
  ANTHROPIC(1.06, 1.28, 0, 1, "claude"),
  GOOGLE(1, 1.1, 0, 0, "gemini|gemma"),
  MISTRAL(1.07, 1.14, 0, 1, "mistral|ministral|codestral|magistral|devstral"),
  COHERE(1, 1.06, 0, 1, "command|embed-(english|multilingual|v)"),
  DEEPSEEK(1, 1.02, 0, 0.5, "deepseek"),
  LLAMA(1, 1.04, 0, 1, "llama"),
  OTHER(1, 1, 0, 1, "(?!)");

  /** Not its open models, whose servers put a prompt of their own in front. */
  private static final Pattern OPENAIS =
      Pattern.compile(
          "(^|/|\\.)(ft:)?(gpt-(?!oss)|chatgpt|davinci|babbage|ada$|text-embedding-(3|ada))");

  private static final Pattern REASONING = Pattern.compile("(^|/|\\.)(o[134](-|$)|gpt-5)");

  private final double input;
  private final double output;
  private final int around;
  private final double form;
  private final Pattern names;

  TokenFamily(double input, double output, int around, double form, String names) {
    this.input = input;
    this.output = output;
    this.around = around;
    this.form = form;
    this.names = Pattern.compile(names);
  }

  /** The family of a model, by its name. */
  public static TokenFamily of(String model) {
    String name = model == null ? "" : model.toLowerCase(Locale.ROOT);
    for (TokenFamily family : values()) {
      if (family.names.matcher(name).find()) {
        return family;
      }
    }
    if (REASONING.matcher(name).find()) {
      return OPENAI_REASONING;
    }
    return OPENAIS.matcher(name).find() ? OPENAI : OTHER;
  }

  /**
   * Input tokens.
   *
   * @param text of the texts, by OpenAI's vocabulary
   * @param forms of the messages' form, as OpenAI counts it
   */
  long input(double text, double forms) {
    int less = this == OPENAI_REASONING && forms > 0 ? 1 : 0;
    return Math.max(0, Math.round(text * input + forms * form) - less);
  }

  /** Output tokens; 0 where there is no text. */
  long output(double text) {
    return text == 0 ? 0 : Math.round(text * output) + around;
  }
}
