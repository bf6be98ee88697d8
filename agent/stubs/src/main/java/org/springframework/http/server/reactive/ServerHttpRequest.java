package org.springframework.http.server.reactive;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.RequestPath;

/** A request. */
public interface ServerHttpRequest {
  /** GET, POST, … */
  HttpMethod getMethod();

  /** The path. */
  RequestPath getPath();
}
