package io.aimeter.agent.tap.apache4;

import java.net.URI;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.client.methods.HttpUriRequest;

/** Where a request goes: to the host it is executed on or, without one, to that of its URI. */
final class Target {
  private Target() {}

  /** The host's name; null where there is none. */
  static String host(HttpHost target, HttpRequest request) {
    if (target != null) {
      return target.getHostName();
    }
    URI uri = uri(request);
    return uri == null ? null : uri.getHost();
  }

  /** The effective port. */
  static int port(HttpHost target, HttpRequest request) {
    URI uri = target == null ? uri(request) : null;
    int port = target != null ? target.getPort() : uri != null ? uri.getPort() : -1;
    String scheme = target != null ? target.getSchemeName() : uri != null ? uri.getScheme() : null;
    return port >= 0 ? port : "http".equalsIgnoreCase(scheme) ? 80 : 443;
  }

  /** The path and query as they stand on the request line when it is sent. */
  static String pathAndQuery(HttpRequest request) {
    URI uri = uri(request);
    String path = uri == null ? null : uri.getRawPath();
    String query = uri == null ? null : uri.getRawQuery();
    if (path == null || path.isEmpty()) {
      path = "/";
    }
    return query == null ? path : path + "?" + query;
  }

  /** The request's URI, which may lack the host; null where it is none. */
  private static URI uri(HttpRequest request) {
    if (request instanceof HttpUriRequest) {
      return ((HttpUriRequest) request).getURI();
    }
    try {
      return URI.create(request.getRequestLine().getUri());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
