package io.vertx.ext.web;

import io.vertx.core.http.HttpServerRequest;

/** A request on its way through the routes. */
public interface RoutingContext {
  /** The route that is asked. */
  Route currentRoute();

  /** Where the router is mounted; null for the outermost. */
  String mountPoint();

  /** The request. */
  HttpServerRequest request();
}
