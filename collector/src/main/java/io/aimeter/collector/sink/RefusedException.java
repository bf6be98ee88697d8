package io.aimeter.collector.sink;

/** A sink will never accept some of the records it was given. */
public final class RefusedException extends SinkException {
  /** With the sink's reason. */
  public RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
