package io.aimeter.collector.sink;

/** A sink cannot be used now; it is tried again. The message is for the person who runs it. */
public class SinkException extends Exception {
  /** With that message. */
  public SinkException(String message, Throwable cause) {
    super(message, cause);
  }
}
