package io.aimeter.collector.alert;

import io.aimeter.collector.Health;
import io.aimeter.collector.http.HttpSender;
import io.aimeter.collector.log.Event;
import io.aimeter.collector.log.Log;
import io.aimeter.collector.sink.Backoff;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Looks for what somebody should know, and tells a webhook: each once, at least, with an id by
 * which a second time is known. Kept on disk before it is sent, and until it is taken. A thread of
 * its own, which nothing waits for.
 */
public final class Alerts implements Runnable {
  private static final Duration PATIENCE_WITH_SINKS = Duration.ofMinutes(5);
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(30);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(5);
  private static final Duration LONGEST_TOLD = Duration.ofDays(400);
  private static final Duration BETWEEN_LOSSES = Duration.ofHours(1);
  private static final int MOST_WAITING = 1000;

  /** Of the 4xx, those after which another attempt may do. */
  private static final Set<Integer> OF_THE_MOMENT = Set.of(401, 403, 404, 407, 408, 409, 425, 429);

  /** A webhook, and what is sent there with. */
  private record Target(WebhookPlan plan, HttpSender sender, Signature signature) {}

  private final BlockingQueue<Target> others = new LinkedBlockingQueue<>();
  private final Duration longestRequest;
  private final Path file;
  private final String store;
  private final List<Watch> watches;
  private final Log log;
  private final Backoff backoff = new Backoff(FIRST_RETRY, LONGEST_RETRY);
  private final AlertState state;
  private Target target;
  private boolean failing;
  private long dropped;

  /**
   * Alerts of a store.
   *
   * @param root the aimeter directory
   * @param storeDirectory the collector's store, in which it keeps what has been told
   * @throws IOException if what is kept cannot be read, or a file for TLS cannot be used
   */
  public Alerts(WebhookPlan plan, Path root, Path storeDirectory, Supplier<Health> health, Log log)
      throws IOException {
    this(
        plan,
        storeDirectory,
        List.of(
            new SinkWatch(() -> health.get().sinks(), PATIENCE_WITH_SINKS),
            new BudgetWatch(root, ZoneId.systemDefault()),
            new SpendWatch(root)),
        LONGEST_REQUEST,
        log);
  }

  Alerts(
      WebhookPlan plan, Path storeDirectory, List<Watch> watches, Duration longestRequest, Log log)
      throws IOException {
    this.longestRequest = longestRequest;
    this.target = target(plan);
    this.file = storeDirectory.resolve("alerts.json");
    this.store = storeDirectory.getFileName().toString();
    this.watches = watches;
    this.log = log;
    this.state = AlertState.read(file);
  }

  private Target target(WebhookPlan plan) throws IOException {
    HttpSender sender = new HttpSender(plan.tls(), longestRequest);
    return new Target(plan, sender, new Signature(plan.secret()));
  }

  /**
   * From now on the webhook is that one, which gets what still waits as well. For any thread.
   *
   * @throws IOException if a file for TLS cannot be used; then all is as before
   */
  public void use(WebhookPlan plan) throws IOException {
    others.add(target(plan));
  }

  @Override
  public void run() {
    try {
      while (true) {
        Duration pause = turn(Instant.now());
        pointTo(others.poll(pause.toMillis(), TimeUnit.MILLISECONDS));
      }
    } catch (InterruptedException e) {
      // The collector has ended.
    }
  }

  private void pointTo(Target other) {
    if (other != null) {
      target = other;
      backoff.succeeded(); // what failed was another's
    }
  }

  /** Looks, and sends what waits; how long to wait until the next time. */
  Duration turn(Instant now) throws InterruptedException {
    try {
      look(now);
      while (!state.waiting().isEmpty()) {
        Duration pause = send(state.waiting().get(0));
        if (pause != null) {
          Duration interval = target.plan().interval();
          return pause.compareTo(interval) < 0 ? pause : interval;
        }
      }
    } catch (IOException | RuntimeException e) {
      log.say(Event.ALERTS_FAILING, "cannot tell what should be known: " + e.getMessage());
    }
    return target.plan().interval();
  }

  private void look(Instant now) throws IOException {
    List<Condition> holding = new ArrayList<>();
    for (Watch watch : watches) {
      try {
        holding.addAll(watch.look(now));
      } catch (IOException e) {
        log.say(Event.ALERTS_FAILING, "cannot look for what should be known: " + e.getMessage());
      }
    }
    boolean changed = forget(holding, now);
    for (Condition condition : holding) {
      if (!state.told().containsKey(condition.key()) && !isTooSoon(condition, now)) {
        state.told().put(condition.key(), now.toEpochMilli());
        state.waiting().add(Alert.of(condition, now, store));
        changed = true;
      }
    }
    int tooMany = state.waiting().size() - MOST_WAITING;
    if (tooMany > 0) {
      state.waiting().subList(0, tooMany).clear();
      dropped += tooMany;
    }
    if (changed) {
      state.write(file); // before anything is sent
    }
    if (tooMany > 0) {
      log.say(
          Event.ALERTS_DROPPED,
          "alerts are given up, the oldest first, as more than %d wait for the webhook: %d until now"
              .formatted(MOST_WAITING, dropped),
          Map.of("dropped", dropped));
    }
  }

  /**
   * What is over may be told again; what is told once for good is kept for as long as it may be.
   */
  private boolean forget(List<Condition> holding, Instant now) {
    Set<String> keys = new HashSet<>();
    holding.forEach(condition -> keys.add(condition.key()));
    long old = now.minus(LONGEST_TOLD).toEpochMilli();
    return state
        .told()
        .entrySet()
        .removeIf(
            told ->
                !keys.contains(told.getKey()) && (told.getValue() < old || !isOnce(told.getKey())));
  }

  private static boolean isOnce(String key) {
    for (AlertKind kind : AlertKind.values()) {
      if (key.startsWith(kind.label() + "/")) {
        return kind.isOnce();
      }
    }
    return false;
  }

  /** A loss that grows is told of once an hour. */
  private boolean isTooSoon(Condition condition, Instant now) {
    long recent = now.minus(BETWEEN_LOSSES).toEpochMilli();
    String lost = AlertKind.RECORDS_LOST.label() + "/";
    return condition.kind() == AlertKind.RECORDS_LOST
        && state.told().entrySet().stream()
            .filter(told -> told.getKey().startsWith(lost))
            .mapToLong(Map.Entry::getValue)
            // Not of the future: told by a clock that was ahead.
            .anyMatch(told -> told > recent && told <= now.toEpochMilli());
  }

  private void doneWithFirst() throws IOException {
    state.waiting().remove(0);
    state.write(file);
  }

  /** Sends what waits first; null where it is done with, or else how long to wait. */
  private Duration send(Alert alert) throws IOException, InterruptedException {
    byte[] body = AlertState.body(alert);
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            alert.id(),
            "Aimeter-Event",
            alert.kind(),
            Signature.HEADER,
            target.signature().of(Instant.now(), body));
    HttpSender.Answer answer;
    try {
      answer = target.sender().post(target.plan().url(), headers, body);
    } catch (IOException e) {
      return failed(e.getMessage(), null);
    }
    if (answer.isSuccess()) {
      succeeded(alert);
      return null;
    }
    String problem = target.plan() + " answers " + answer.status();
    if (answer.status() / 100 == 4 && !OF_THE_MOMENT.contains(answer.status())) {
      doneWithFirst();
      log.say(
          Event.WEBHOOK_REFUSES,
          problem + " to an alert, which is given up: " + alert.message(),
          Map.of("kind", alert.kind(), "id", alert.id()));
      return null;
    }
    return failed(problem, answer.retryAfter());
  }

  /** How long to wait; at least as long as the server asked for, where it did. */
  private Duration failed(String problem, Duration asked) {
    failing = true;
    log.say(Event.WEBHOOK_FAILING, "cannot tell the webhook, and tries until it can: " + problem);
    Duration pause = backoff.failed();
    return asked != null && asked.compareTo(pause) > 0 ? asked : pause;
  }

  private void succeeded(Alert alert) throws IOException {
    doneWithFirst();
    backoff.succeeded();
    log.say(Event.ALERTED, alert.message(), Map.of("kind", alert.kind(), "id", alert.id()));
    if (failing) {
      failing = false;
      log.say(Event.WEBHOOK_RECOVERED, "the webhook is told again");
    }
  }
}
