package io.aimeter.collector.sink;

import java.time.Duration;

/** A sink cannot be used now; it is tried again. The message is for the person who runs it. */
public class SinkException extends Exception {
  private final Duration notBefore;

  /** With that message. */
  public SinkException(String message, Throwable cause) {
    this(message, cause, null);
  }

  /**
   * Where the sink says when to come back.
   *
   * @param notBefore how long it wants to be left alone; null where it does not say
   */
  public SinkException(String message, Throwable cause, Duration notBefore) {
    super(message, cause);
    this.notBefore = notBefore;
  }

  /** How long the sink wants to be left alone; zero where it does not say. */
  Duration notBefore() {
    return notBefore == null ? Duration.ZERO : notBefore;
  }
}
