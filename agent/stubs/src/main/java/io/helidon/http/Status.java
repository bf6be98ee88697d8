package io.helidon.http;

/** A response's status. */
public abstract class Status {
  private Status() {}

  /** Its number. */
  public abstract int code();
}
