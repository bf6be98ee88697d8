package io.aimeter.agent.context;

import io.aimeter.core.attribution.Source;

/** An inbound route, {@code POST /api/chat/{id}}. Immutable. */
public final class RouteEntry implements EntryPoint {
  private final String method;
  private final String prefix;
  private final String pattern;

  /**
   * A route.
   *
   * @param prefix where the application is mounted; empty for the root
   * @param pattern of the path below that
   */
  public RouteEntry(String method, String prefix, String pattern) {
    this.method = method;
    this.prefix = prefix;
    this.pattern = pattern;
  }

  @Override
  public Source source() {
    return Source.ROUTE;
  }

  @Override
  public String name() {
    return method + ' ' + prefix + pattern;
  }
}
