package io.vertx.ext.web;

/** A route. */
public interface Route {
  /** Its path, with the names of its parameters; null for any. */
  String getPath();
}
