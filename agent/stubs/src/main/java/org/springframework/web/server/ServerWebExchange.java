package org.springframework.web.server;

import java.util.Map;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** A request and its response. */
public interface ServerWebExchange {
  /** The request. */
  ServerHttpRequest getRequest();

  /** What somebody noted. */
  Map<String, Object> getAttributes();
}
