package io.aimeter.query;

/** What the user typed, or pointed at, cannot be used; the message says why and what to do. */
public final class BadInput extends RuntimeException {
  public BadInput(String message) {
    super(message);
  }
}
