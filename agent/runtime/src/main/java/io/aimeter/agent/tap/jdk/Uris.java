package io.aimeter.agent.tap.jdk;

import java.net.URI;

/** Addresses as they are on the request line. */
final class Uris {
  private Uris() {}

  static String pathAndQuery(URI uri) {
    String path = uri.getRawPath();
    String query = uri.getRawQuery();
    if (path == null || path.isEmpty()) {
      path = "/";
    }
    return query == null ? path : path + "?" + query;
  }
}
