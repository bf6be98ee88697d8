package io.aimeter.agent.shim;

/** In place of {@code javax.naming.CompositeName}, a type that Chronicle can read and we do not. */
public final class CompositeName {
  private final String name;

  /** A name. */
  public CompositeName(String name) {
    this.name = name;
  }

  @Override
  public String toString() {
    return name;
  }
}
