package io.aimeter.agent.tap.entry.grpcserver;

import io.aimeter.agent.context.EntryPoint;
import io.aimeter.core.attribution.Source;

/** A method of a service, {@code Assistant/Chat}: without the package, as code has it. */
final class MethodName implements EntryPoint {
  private final String fullName;

  MethodName(String fullName) {
    this.fullName = fullName;
  }

  @Override
  public Source source() {
    return Source.ROUTE;
  }

  @Override
  public String name() {
    int slash = fullName.lastIndexOf('/');
    return slash < 0 ? fullName : fullName.substring(fullName.lastIndexOf('.', slash) + 1);
  }
}
