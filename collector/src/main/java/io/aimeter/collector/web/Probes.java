package io.aimeter.collector.web;

import com.sun.net.httpserver.HttpExchange;
import io.aimeter.collector.Health;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Answers {@code /metrics}, {@code /health/live} and {@code /health/ready}. Thread-safe. */
final class Probes {
  /** What has not turned for so long hangs: it waits for half a minute at most. */
  private static final long LIVE_WITHIN = TimeUnit.MINUTES.toNanos(5);

  private static final String BEARER = "Bearer ";
  private static final String TEXT = "text/plain";

  private final Supplier<Health> health;
  private final PrometheusMeterRegistry registry;
  private final Runnable onMetrics;
  private volatile byte[] token;

  /**
   * Over a collector's health.
   *
   * @param token what a reader of metrics must bear; null where anybody may read
   * @param onMetrics is run whenever somebody reads metrics
   */
  Probes(
      Supplier<Health> health, PrometheusMeterRegistry registry, String token, Runnable onMetrics) {
    this.health = health;
    this.registry = registry;
    this.onMetrics = onMetrics;
    use(token);
    HealthMetrics.register(registry, health);
  }

  /** From now on readers of metrics must bear this token; null where anybody may read. */
  final void use(String newToken) {
    token = newToken == null ? null : bytes(BEARER + newToken);
  }

  /** Answers, if the path is one of its own. */
  boolean answer(HttpExchange exchange, String path) throws IOException {
    switch (path) {
      case "/metrics" -> metrics(exchange);
      case "/health/live" -> {
        boolean turns = System.nanoTime() - health.get().cycledAt() < LIVE_WITHIN;
        Replies.text(exchange, turns ? 200 : 503, turns ? "alive\n" : "hangs\n", TEXT);
      }
      case "/health/ready" -> {
        // Why is in the log and in doctor: anybody may ask here.
        boolean ready = health.get().problem() == null;
        Replies.text(exchange, ready ? 200 : 503, ready ? "ready\n" : "cannot ship\n", TEXT);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void metrics(HttpExchange exchange) throws IOException {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    byte[] wanted = token;
    if (wanted != null && !(given != null && MessageDigest.isEqual(wanted, bytes(given)))) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      Replies.text(exchange, 401, "a bearer token is needed\n", TEXT);
      return;
    }
    onMetrics.run();
    Replies.text(exchange, 200, registry.scrape(), "text/plain; version=0.0.4");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
