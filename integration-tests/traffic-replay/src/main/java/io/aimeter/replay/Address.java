package io.aimeter.replay;

import io.aimeter.core.provider.Endpoint;
import io.aimeter.core.provider.Recognizer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where an exchange is replayed: a name a certificate can have, and, where the recorded host is not
 * one the agent knows by that name alone, how {@code ai.hosts} declares it. A server on a port of
 * its own gets a name of its own, since everything is served from one port here.
 *
 * @param host the name
 * @param declared the provider to declare the name as, or null
 * @param pathAndQuery what a client can send: characters no URL may have are encoded
 */
record Address(String host, String declared, String pathAndQuery) {
  private static final Recognizer KNOWN = Recognizer.of(Map.of());

  static Address of(RecordedExchange exchange) {
    String recorded = exchange.host();
    int port = exchange.scheme().equals("http") ? 80 : 443;
    int colon = recorded.lastIndexOf(':');
    boolean ownPort = colon > 0 && recorded.substring(colon + 1).matches("\\d{1,5}");
    String name = ownPort ? recorded.substring(0, colon) : recorded;
    port = ownPort ? Integer.parseInt(recorded.substring(colon + 1)) : port;
    String path = encoded(exchange.path());
    Endpoint known = KNOWN.recognise(name, port, exchange.method(), path);
    String host = name.replaceAll("[^A-Za-z0-9.-]", "-").replaceAll("^[.-]+", "");
    if (ownPort || known == null) {
      host = host.replace('.', '-') + '-' + port + ".replay.example";
      return new Address(host, known == null ? "auto" : known.provider(), path);
    }
    return new Address(host, null, path);
  }

  private static String encoded(String path) {
    StringBuilder out = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      if (b <= ' ' || "\"<>\\^`{|}".indexOf(b) >= 0) {
        out.append('%').append(String.format("%02X", b & 0xFF));
      } else {
        out.append((char) b);
      }
    }
    return out.toString();
  }
}
