package io.aimeter.agent.tap.grpc;

import io.aimeter.agent.pipeline.Authority;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Channels' authorities, taken apart once each: a channel gives the same text for all its calls.
 * Thread-safe; holds a bounded number.
 */
final class Authorities {
  /** Of a program that opens channels to ever new servers, the oldest knowledge is let go. */
  private static final int MOST = 1_000;

  private static final int HTTPS = 443;

  private final ConcurrentHashMap<String, Server> servers = new ConcurrentHashMap<>();

  /** The server of an authority, or null where it names none. */
  Server server(String authority) {
    if (authority == null) {
      return null;
    }
    Server known = servers.get(authority);
    if (known == null) {
      if (servers.size() >= MOST) {
        servers.clear();
      }
      known = parse(authority);
      servers.put(authority, known);
    }
    return known;
  }

  private static Server parse(String authority) {
    int end = Authority.endOfHost(authority, 0, authority.length());
    return new Server(
        authority.substring(0, end), Authority.port(authority, end, authority.length(), HTTPS));
  }

  /** A host and its port. */
  static final class Server {
    private final String host;
    private final int port;

    Server(String host, int port) {
      this.host = host;
      this.port = port;
    }

    String host() {
      return host;
    }

    int port() {
      return port;
    }
  }
}
