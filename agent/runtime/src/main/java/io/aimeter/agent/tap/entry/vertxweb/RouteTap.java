package io.aimeter.agent.tap.entry.vertxweb;

import io.aimeter.agent.context.EntryPoint;
import io.aimeter.agent.context.RouteEntry;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.entry.EntryTap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;

/** {@code RouteState.handleContext}: a route that has a path handles a request. */
public final class RouteTap extends EntryTap {
  /** Made by the hook table. */
  public RouteTap(Meter meter) {
    super(meter);
  }

  @Override
  protected EntryPoint entryPoint(Object self, Object first, Object second, Object third) {
    RoutingContext context = (RoutingContext) first;
    Route route = context.currentRoute();
    String path = route == null ? null : route.getPath();
    if (path == null) {
      return null; // for every request, as body handlers are
    }
    String mounted = context.mountPoint();
    String prefix = mounted == null ? "" : mounted;
    if (prefix.endsWith("/") && path.startsWith("/")) {
      prefix = prefix.substring(0, prefix.length() - 1);
    }
    HttpServerRequest request = context.request();
    return new RouteEntry(request.method().name(), prefix, path);
  }
}
