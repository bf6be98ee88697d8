package io.helidon.http;

/** A request's method. */
public abstract class Method {
  private Method() {}

  /** Its name. */
  public abstract String text();
}
