package io.aimeter.agent.tap.reactornetty;

import io.aimeter.agent.pipeline.Authority;
import io.aimeter.agent.pipeline.Meter;

/** Where a request goes, taken from its URL; null of foreign hosts, without allocating. */
final class Target {
  final String host;
  final int port;
  final String pathAndQuery;

  private Target(String host, int port, String pathAndQuery) {
    this.host = host;
    this.port = port;
    this.pathAndQuery = pathAndQuery;
  }

  /** The target of an absolute URL where somebody meters its host. */
  static Target of(String url, Meter meter) {
    int scheme = url.indexOf("://");
    if (scheme < 0) {
      return null;
    }
    int start = scheme + 3;
    int end = endOfAuthority(url, start);
    int user = url.lastIndexOf('@', end);
    start = user >= start ? user + 1 : start;
    int endOfHost = Authority.endOfHost(url, start, end);
    if (!meter.mayWatch(url, start, endOfHost)) {
      return null;
    }
    String host = url.substring(start, endOfHost);
    int port = Authority.port(url, endOfHost, end, url.startsWith("http:") ? 80 : 443);
    if (!meter.watches(host, port)) {
      return null;
    }
    int fragment = url.indexOf('#', end);
    String path = url.substring(end, fragment < 0 ? url.length() : fragment);
    return new Target(host, port, path.startsWith("/") ? path : '/' + path);
  }

  private static int endOfAuthority(String url, int from) {
    int end = from;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
