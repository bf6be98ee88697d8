package org.springframework.http.server;

/** A path. */
public interface PathContainer {
  /** As it was sent. */
  String value();
}
