package io.aimeter.core.exchange;

/**
 * A read-only view of one message's headers. Taps wrap the library's own immutable headers; the
 * view is read later, on the agent's thread, so what it wraps must not change any more.
 */
@FunctionalInterface
public interface Headers {

  /** A message without headers. */
  Headers NONE = name -> null;

  /**
   * The first value of a header, or null where the message has none. The name is given in lower
   * case; the look-up ignores the case of the message's own spelling.
   */
  String first(String lowerCaseName);
}
