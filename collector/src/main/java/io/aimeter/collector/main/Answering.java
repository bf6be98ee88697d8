package io.aimeter.collector.main;

import io.aimeter.collector.Collector;
import io.aimeter.collector.Health;
import io.aimeter.collector.config.ConfigKey;
import io.aimeter.collector.log.Event;
import io.aimeter.collector.log.Log;
import io.aimeter.collector.sink.Backoff;
import io.aimeter.collector.web.AccessToken;
import io.aimeter.collector.web.WebServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Has a collector answer over HTTP: at once, or where another has the port as soon as that can be,
 * and the collector collects meanwhile. For any thread.
 */
final class Answering implements AutoCloseable {
  private final Plan plan;
  private final Log log;
  private final WebServer server;
  private final List<Thread> retrying = new CopyOnWriteArrayList<>();
  private volatile String problem;

  /** Begins to answer where the plan says; does nothing where that is nowhere. */
  Answering(Plan plan, Supplier<Health> health, Log log) {
    this.plan = plan;
    this.log = log;
    server =
        plan.web() == null
            ? null
            : new WebServer(plan.web(), health, plan.dashboard(token(plan)), log);
    if (server != null && !isStarted()) {
      log.say(
          Event.HTTP_FAILING,
          problem
              + "; it collects all the same, and tries until it can. End what listens there, or"
              + " give another address by http.listen ("
              + plan.config().where(ConfigKey.HTTP_LISTEN)
              + ") and start it again");
      retry("aimeter-listen", this::isStarted, this::sayItAnswers);
    }
  }

  /** For a full disk, on which none can be kept: one for this time. */
  private static String token(Plan plan) {
    try {
      return plan.dashboardToken();
    } catch (IOException e) {
      return AccessToken.random();
    }
  }

  /**
   * The collector is there, and mostly room for the dashboard's token to be kept.
   *
   * @throws IOException if it cannot be for another reason
   */
  void begin(Collector collector) throws IOException {
    if (server != null) {
      collector.onCommit(server.spend()::committed);
      collector.onStatus(this::address, () -> problem);
      try {
        server.useForDashboard(plan.dashboardToken());
      } catch (IOException e) {
        if (!NoRoom.isCauseOf(e, plan.store())) {
          throw e;
        }
        // When there is room for it: the owner's aimeter dashboard finds the token there.
        retry("aimeter-token", this::isTokenKept, () -> {});
      }
    }
  }

  private boolean isTokenKept() {
    try {
      server.useForDashboard(plan.dashboardToken());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private boolean isStarted() {
    try {
      server.start();
      problem = null;
    } catch (IOException e) {
      problem = e.getMessage();
    }
    return problem == null;
  }

  private void sayItAnswers() {
    log.say(Event.HTTP_RECOVERED, "answers at " + plan.web().at(server.port()));
  }

  /** Tries by a thread of its own, until it is done or the collector ends. */
  private void retry(String name, BooleanSupplier isDone, Runnable then) {
    Thread thread =
        new Thread(
            () -> {
              Backoff backoff = Backoff.ofThisHost();
              try {
                do {
                  Thread.sleep(backoff.failed().toMillis());
                } while (!isDone.getAsBoolean());
                then.run();
              } catch (InterruptedException e) {
                // The collector has ended.
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    retrying.add(thread);
  }

  /** The port it answers at; null where it does not now. */
  Integer port() {
    return server == null || problem != null ? null : Integer.valueOf(server.port());
  }

  private String address() {
    Integer port = port();
    return port == null ? null : plan.web().at(port).onThisHost();
  }

  /** What answers; null where nothing is to. */
  WebServer server() {
    return server;
  }

  @Override
  public void close() {
    retrying.forEach(Thread::interrupt);
    if (server != null) {
      server.close();
    }
  }
}
