package io.aimeter.agent.context;

import io.aimeter.core.attribution.Source;

/** An entry point whose name is known. Immutable. */
public final class NamedEntry implements EntryPoint {
  private final Source source;
  private final String name;

  /** An entry point of this kind and name. */
  public NamedEntry(Source source, String name) {
    this.source = source;
    this.name = name;
  }

  @Override
  public Source source() {
    return source;
  }

  @Override
  public String name() {
    return name;
  }
}
