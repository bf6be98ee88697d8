package io.aimeter.collector.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aimeter.collector.Health;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Answers {@code /metrics}, {@code /health/live} and {@code /health/ready}. Reads only; on threads
 * of its own, which nothing waits for.
 */
public final class WebServer implements AutoCloseable {
  /** What has not turned for so long hangs: it waits for half a minute at most. */
  private static final long LIVE_WITHIN = TimeUnit.MINUTES.toNanos(5);

  private static final int THREADS = 2;
  private static final String BEARER = "Bearer ";

  private final HttpServer server;
  private final ExecutorService threads;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final SpendMetrics spend = new SpendMetrics(registry);
  private final Supplier<Health> health;
  private volatile byte[] token;

  /**
   * Begins to answer.
   *
   * @throws IOException if the address cannot be had
   */
  public WebServer(WebPlan plan, Supplier<Health> health) throws IOException {
    this.health = health;
    use(plan.token());
    HealthMetrics.register(registry, health);
    try {
      server = HttpServer.create(plan.address(), 0);
    } catch (IOException e) {
      throw new IOException("cannot answer at " + plan + ": " + e.getMessage(), e);
    }
    threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "aimeter-web");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** From now on readers of metrics must bear this token; null where anybody may read. */
  public final void use(String newToken) {
    token = newToken == null ? null : bytes(BEARER + newToken);
  }

  /** What is told of what was committed. */
  public SpendMetrics spend() {
    return spend;
  }

  /** The port it answers at. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")) {
        send(exchange, 405, "only GET\n", "text/plain");
        return;
      }
      switch (exchange.getRequestURI().getPath()) {
        case "/metrics" -> metrics(exchange);
        case "/health/live" -> {
          boolean turns = System.nanoTime() - health.get().cycledAt() < LIVE_WITHIN;
          send(exchange, turns ? 200 : 503, turns ? "alive\n" : "hangs\n", "text/plain");
        }
        case "/health/ready" -> {
          // Why is in the log and in doctor: anybody may ask here.
          boolean ready = health.get().problem() == null;
          send(exchange, ready ? 200 : 503, ready ? "ready\n" : "cannot ship\n", "text/plain");
        }
        default ->
            send(
                exchange,
                404,
                "there are /metrics, /health/live and /health/ready\n",
                "text/plain");
      }
    }
  }

  private void metrics(HttpExchange exchange) throws IOException {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    byte[] wanted = token;
    if (wanted != null && !(given != null && MessageDigest.isEqual(wanted, bytes(given)))) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      send(exchange, 401, "a bearer token is needed\n", "text/plain");
      return;
    }
    send(exchange, 200, registry.scrape(), "text/plain; version=0.0.4");
  }

  private static void send(HttpExchange exchange, int status, String text, String type)
      throws IOException {
    byte[] body = bytes(text);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    registry.close();
  }
}
