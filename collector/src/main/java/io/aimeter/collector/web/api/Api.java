package io.aimeter.collector.web.api;

import com.sun.net.httpserver.HttpExchange;
import io.aimeter.collector.log.Event;
import io.aimeter.collector.log.Log;
import io.aimeter.collector.web.Replies;
import io.aimeter.query.BadInput;
import io.aimeter.query.Engine;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Answers {@code /api/v1/…} to who may ask. Few questions are computed at once and few wait, so
 * that they take neither the collector's memory nor all threads of its web server. Thread-safe.
 */
public final class Api implements AutoCloseable {
  /** What its paths begin with. */
  public static final String PREFIX = "/api/";

  private static final String VERSION = PREFIX + "v1/";
  private static final String MEMORY = "384MB";
  private static final int MOST_THREADS = 2;
  private static final int TIMEOUT_SECONDS = 30;
  private static final int COMPUTED = 2;
  private static final int ASKED = 6;
  private static final String JSON = "application/json";
  private static final String EXPORT = "export";

  private final ApiPlan plan;
  private final Access access;
  private final MeterRegistry registry;
  private final Log log;
  private final Semaphore asking = new Semaphore(ASKED);
  private final Semaphore computing = new Semaphore(COMPUTED, true);
  private Engine engine;

  /** What went wrong, with the status that says so. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    private final int status;

    Refused(int status, String reason) {
      super(reason);
      this.status = status;
    }
  }

  public Api(ApiPlan plan, MeterRegistry registry, Log log) {
    this.plan = plan;
    this.registry = registry;
    this.log = log;
    access = new Access(plan.token(), plan.names());
  }

  /** From now on who asks must bear this token. */
  public void use(String token) {
    access.use(token);
  }

  /** Answers a request whose path begins with {@link #PREFIX}. */
  public void answer(HttpExchange exchange) throws IOException {
    long begin = System.nanoTime();
    String path = exchange.getRequestURI().getPath();
    String name = path.startsWith(VERSION) ? path.substring(VERSION.length()) : "";
    int status = 200;
    String type = JSON;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      Access.Refusal refusal = access.refusal(exchange.getRequestHeaders());
      if (refusal != null) {
        throw new Refused(refusal.status(), refusal.reason());
      }
      type = answer(name, exchange.getRequestURI().getRawQuery(), body);
    } catch (Refused e) {
      status = e.status;
      error(body, e.getMessage());
    } catch (BadInput e) {
      status = 400;
      error(body, e.getMessage());
    } catch (DateTimeException | ArithmeticException e) {
      status = 400;
      error(body, "a time is too far away");
    } catch (IOException e) {
      status = 503;
      error(body, e.getMessage());
    } catch (RuntimeException e) {
      status = 500;
      log.say(Event.QUESTION_FAILED, "cannot answer " + path + ", by a defect of aimeter: " + e);
      error(body, "cannot answer this; the log says why");
    }
    if (status == 401) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
    }
    if (status == 503) {
      exchange.getResponseHeaders().set("Retry-After", "1");
    }
    boolean known = Endpoints.named(name) != null || name.equals(EXPORT);
    registry
        .timer("aimeter.api", "answer", known ? name : "none", "status", Integer.toString(status))
        .record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
    Replies.send(exchange, status, body.toByteArray(), status == 200 ? type : JSON, "no-store");
  }

  /** Writes the answer; returns its type. */
  private String answer(String name, String query, ByteArrayOutputStream body)
      throws IOException, Refused {
    if (name.equals(EXPORT)) {
      return export(query, body);
    }
    Endpoint endpoint = Endpoints.named(name);
    if (endpoint == null) {
      throw new Refused(404, "there is no such answer; there are " + Endpoints.names());
    }
    Reply reply = reply(endpoint, new Parameters(query, endpoint.parameters()));
    try (PrintWriter out = writer(body)) {
      reply.json(out);
    }
    return JSON;
  }

  private String export(String query, ByteArrayOutputStream body) throws IOException, Refused {
    Set<String> any = new HashSet<>(Set.of("answer", "format"));
    Endpoints.names().forEach(each -> any.addAll(Endpoints.named(each).parameters()));
    Parameters parameters = new Parameters(query, any);
    String answer = parameters.text("answer", "report");
    Endpoint endpoint = Endpoints.named(answer);
    if (endpoint == null) {
      throw new BadInput("--answer: '" + answer + "' is none of " + Endpoints.names());
    }
    String format = parameters.text("format", "csv");
    if (!List.of("csv", "json").contains(format)) {
      throw new BadInput("--format: '" + format + "' is none of csv, json");
    }
    Reply reply = reply(endpoint, parameters);
    try (PrintWriter out = writer(body)) {
      if (format.equals("csv")) {
        reply.csv(out);
      } else {
        reply.json(out);
      }
    }
    return format.equals("csv") ? "text/csv" : JSON;
  }

  private Reply reply(Endpoint endpoint, Parameters parameters) throws IOException, Refused {
    Asked asked = new Asked(parameters, plan.root(), plan.book(), engine());
    if (!asking.tryAcquire()) {
      throw new Refused(503, "too many questions at once; ask again");
    }
    try {
      if (!computing.tryAcquire(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        throw new Refused(503, "other questions take too long; ask again");
      }
      try {
        return endpoint.answerer().answer(asked);
      } finally {
        computing.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused(503, "this server ends");
    } finally {
      asking.release();
    }
  }

  /** Started by the first question: a collector that nobody asks does without. */
  private synchronized Engine engine() {
    if (engine == null) {
      int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
      engine =
          Engine.lasting(
              MEMORY, threads, TIMEOUT_SECONDS, problem -> log.say(Event.SUMS_FAILING, problem));
    }
    return engine;
  }

  private static PrintWriter writer(ByteArrayOutputStream body) {
    return new PrintWriter(new OutputStreamWriter(body, StandardCharsets.UTF_8));
  }

  private static void error(ByteArrayOutputStream body, String reason) throws IOException {
    body.reset();
    try (PrintWriter out = writer(body)) {
      Reply.object(json -> json.writeStringField("error", reason)).json(out);
    }
  }

  @Override
  public synchronized void close() {
    if (engine != null) {
      engine.close();
    }
  }
}
