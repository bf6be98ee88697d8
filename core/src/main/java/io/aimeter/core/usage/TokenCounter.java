package io.aimeter.core.usage;

/**
 * Counts the tokens of a text with a real tokenizer. Asked only where a provider did not say what
 * it counted, on the agent's own thread; what it loads it may load at the first question.
 */
@FunctionalInterface
public interface TokenCounter {

  /**
   * The number of tokens of a text.
   *
   * @param model as the wire names it, which decides the vocabulary; may be null
   */
  long tokens(String model, String text);
}
