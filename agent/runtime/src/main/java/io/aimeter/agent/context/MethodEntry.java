package io.aimeter.agent.context;

import io.aimeter.core.attribution.Source;

/** A method that a framework calls, {@code Reports.nightly}. Immutable. */
public final class MethodEntry implements EntryPoint {
  private final Source source;
  private final String className;
  private final String method;

  /** A method of the class of this binary name. */
  public MethodEntry(Source source, String className, String method) {
    this.source = source;
    this.className = className;
    this.method = method;
  }

  @Override
  public Source source() {
    return source;
  }

  @Override
  public String name() {
    return SourceNames.of(className, method);
  }
}
