package io.aimeter.collector.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Sends answers, each with the headers that keep a browser from doing more with it than asked. */
public final class Replies {
  private static final Map<String, String> GUARDS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
              + " connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none';"
              + " frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  private Replies() {}

  /** Sends a text that nobody keeps. */
  static void text(HttpExchange exchange, int status, String text, String type) throws IOException {
    send(exchange, status, text.getBytes(StandardCharsets.UTF_8), type, "no-store");
  }

  /** Sends an answer; to HEAD without its body. */
  public static void send(
      HttpExchange exchange, int status, byte[] body, String type, String caching)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    GUARDS.forEach(headers::set);
    headers.set("Content-Type", type + "; charset=utf-8");
    headers.set("Cache-Control", caching);
    if (exchange.getRequestMethod().equals("HEAD") || status == 304) {
      if (status != 304) {
        headers.set("Content-Length", Integer.toString(body.length));
      }
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
