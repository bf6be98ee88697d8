package io.aimeter.agent.shim;

/** In place of exceptions of {@code javax.naming}, which Chronicle uses for want of others. */
public final class NamingFailure extends Exception {
  /** Without a message. */
  public NamingFailure() {}

  /** With a message. */
  public NamingFailure(String message) {
    super(message);
  }
}
