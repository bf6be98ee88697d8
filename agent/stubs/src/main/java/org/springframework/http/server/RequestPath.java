package org.springframework.http.server;

/** The path of a request. */
public interface RequestPath {
  /** Of the application; empty for the root. */
  PathContainer contextPath();
}
