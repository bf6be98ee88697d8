package io.aimeter.collector.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aimeter.collector.Health;
import io.aimeter.collector.log.Log;
import io.aimeter.collector.web.api.Api;
import io.aimeter.collector.web.api.ApiPlan;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Answers probes and metrics of a collector, and the dashboard with its questions. Reads only; on
 * threads of its own, which nothing waits for.
 */
public final class WebServer implements AutoCloseable {
  /** More than may ask at once, so that probes and metrics find one. */
  private static final int THREADS = 10;

  private static final int LONGEST_URL = 8_000;
  private static final String TEXT = "text/plain";

  /**
   * The server's own settings, read once: clients that are slow, idle or too many are let go; and
   * an answer's second packet, its body, does not wait 40 ms for the ACK of its head.
   */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "sun.net.httpserver.maxReqTime", "15",
          "sun.net.httpserver.maxRspTime", "60",
          "sun.net.httpserver.idleInterval", "30",
          "sun.net.httpserver.maxIdleConnections", "50",
          "sun.net.httpserver.maxReqHeaders", "60",
          "sun.net.httpserver.maxReqHeaderSize", "65536",
          "jdk.httpserver.maxConnections", "200",
          "sun.net.httpserver.nodelay", "true");

  static {
    SETTINGS.forEach((key, value) -> System.setProperty(key, System.getProperty(key, value)));
  }

  private final WebPlan plan;
  private final ExecutorService threads;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final SpendMetrics spend = new SpendMetrics(registry);
  private final Assets assets = new Assets();
  private final Probes probes;
  private final Api api;
  private HttpServer server;

  /**
   * A server that answers once it is started.
   *
   * @param health how the collector fares; null where there is none to ask of
   * @param dashboard null for none
   * @param log is told of questions that failed by a defect
   */
  public WebServer(WebPlan plan, Supplier<Health> health, ApiPlan dashboard, Log log) {
    this.plan = plan;
    api = dashboard == null ? null : new Api(dashboard, registry, log);
    threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "aimeter-web");
              thread.setDaemon(true);
              return thread;
            });
    probes =
        health == null ? null : new Probes(health, registry, plan.token(), budgets(dashboard, log));
  }

  private Runnable budgets(ApiPlan dashboard, Log log) {
    if (dashboard == null) {
      return () -> {};
    }
    BudgetMetrics budgets = new BudgetMetrics(registry, dashboard.root(), log);
    return () -> budgets.read(threads);
  }

  /**
   * Begins to answer.
   *
   * @throws IOException if the address cannot be had; it may be tried again
   */
  public synchronized void start() throws IOException {
    try {
      server = HttpServer.create(plan.address(), 0);
    } catch (IOException e) {
      throw new IOException("cannot answer at " + plan + ": " + e.getMessage(), e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /**
   * From now on readers must bear this token. Null: anybody may read metrics, and the dashboard's
   * stays what it was.
   */
  public void use(String newToken) {
    if (probes != null) {
      probes.use(newToken);
    }
    if (api != null && newToken != null) {
      api.use(newToken);
    }
  }

  /** From now on who asks the dashboard must bear this token. */
  public void useForDashboard(String newToken) {
    api.use(newToken);
  }

  /** What is told of what was committed. */
  public SpendMetrics spend() {
    return spend;
  }

  /** The port it answers at, once it is started. */
  public synchronized int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      String path = exchange.getRequestURI().getPath();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        refuse(exchange, 405, "only GET and HEAD");
      } else if (exchange.getRequestURI().toString().length() > LONGEST_URL) {
        refuse(exchange, 414, "the address is too long");
      } else if (api != null && path.startsWith(Api.PREFIX)) {
        api.answer(exchange);
      } else if (!(probes != null && probes.answer(exchange, path))
          && !(api != null && assets.answer(exchange, path))) {
        refuse(exchange, 404, "there is nothing here");
      }
    }
  }

  private static void refuse(HttpExchange exchange, int status, String reason) throws IOException {
    boolean json = String.valueOf(exchange.getRequestURI().getPath()).startsWith(Api.PREFIX);
    Replies.text(
        exchange,
        status,
        json ? "{\"error\":\"" + reason + "\"}" : reason + "\n",
        json ? "application/json" : TEXT);
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.stop(0);
    }
    threads.shutdownNow();
    if (api != null) {
      api.close();
    }
    registry.close();
  }
}
