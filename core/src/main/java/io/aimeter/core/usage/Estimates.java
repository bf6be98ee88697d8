package io.aimeter.core.usage;

import io.aimeter.core.provider.Endpoint;
import java.util.Set;

/**
 * What the exchanges of a JVM have in common for estimating: the tokenizer, and the memory that
 * bodies may take until it is known whether they must be counted. Of one thread.
 */
public final class Estimates {
  /** The most that is kept of all bodies together, in bytes. */
  static final int MAX_RETAINED = 16 * 1024 * 1024;

  private static final Set<String> TEXT = Set.of("chat", "text_completion", "embedding");

  private final TokenCounter counter;
  private int retained;

  /**
   * @param counter asked when the first estimate is needed; null where nothing is estimated
   */
  public Estimates(TokenCounter counter) {
    this.counter = counter;
  }

  /** Whether a call may need an estimate: whether its bodies are to be kept for a while. */
  boolean concerns(Endpoint endpoint) {
    return counter != null && TEXT.contains(endpoint.callType()) && endpoint.billable();
  }

  TokenCounter counter() {
    return counter;
  }

  /** Takes memory for so many bytes; false where there is none left. */
  boolean take(int bytes) {
    if (retained + bytes > MAX_RETAINED) {
      return false;
    }
    retained += bytes;
    return true;
  }

  void give(int bytes) {
    retained -= bytes;
  }

  /** How many bytes are kept now. */
  int retained() {
    return retained;
  }
}
