package io.aimeter.agent.context;

/** A method of the application that has made a call. Immutable. */
public final class Caller {
  private final String className;
  private final String method;

  /** A method, by its class's binary name and its own. */
  public Caller(String className, String method) {
    this.className = className;
    this.method = method;
  }

  /** The binary name of its class. */
  public String className() {
    return className;
  }

  /** Its name. */
  public String method() {
    return method;
  }
}
