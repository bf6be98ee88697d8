package io.aimeter.core.provider;

import java.util.Locale;

/** A host in lower case, and the port it was written with, if any. */
final class HostAndPort {
  final String host;

  /** {@link HostEntry#ANY_PORT} where none is written. */
  final int port;

  private HostAndPort(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /** Null where the text is no host and no {@code host:port}. */
  static HostAndPort parse(String text) {
    String host = text.trim().toLowerCase(Locale.ROOT);
    int port = HostEntry.ANY_PORT;
    int colon = host.lastIndexOf(':');
    if (colon > 0 && (host.indexOf(':') == colon || host.charAt(colon - 1) == ']')) {
      port = port(host.substring(colon + 1));
      host = host.substring(0, colon);
    }
    boolean valid = !host.isEmpty() && host.charAt(0) != ':' && port != 0;
    return valid ? new HostAndPort(host, port) : null;
  }

  private static int port(String digits) {
    try {
      int port = Integer.parseInt(digits);
      return port < 1 || port > 65535 ? 0 : port;
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
