package io.aimeter.collector.sink;

import io.aimeter.collector.log.Event;
import io.aimeter.collector.log.Log;
import io.aimeter.collector.store.Store;
import io.aimeter.core.ledger.Outbox;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ships one sink's stream, on the thread that calls {@link #run}. Whatever fails is begun again
 * from the position that the sink itself has, after a while.
 */
final class Shipper implements Runnable {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** So long a sink may ask to be left alone: what says a day is mistaken. */
  private static final Duration LONGEST_ASKED = Duration.ofMinutes(10);

  /** A sink that refuses more in a row has a fault of its own: it gets time to be mended. */
  private static final int MOST_REFUSED_IN_A_ROW = 100;

  private volatile SinkPlan plan;
  private final Store store;
  private final Log log;
  private final DeadLetters deadLetters;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Backoff backoff = new Backoff(SHORTEST_PAUSE, LONGEST_PAUSE);
  private volatile boolean hurried;
  private volatile long place;
  private final AtomicLong shipped = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile String problem;
  private int mayRefuse = MOST_REFUSED_IN_A_ROW;

  Shipper(SinkPlan plan, Store store, Log log) {
    this.plan = plan;
    this.store = store;
    this.log = log;
    Path letters = store.directory().resolve("dead-letters").resolve(plan.name() + ".jsonl");
    deadLetters = new DeadLetters(letters);
  }

  @Override
  public void run() {
    try {
      while (!isStopped()) {
        SinkPlan now = plan;
        Duration pause = SHORTEST_PAUSE;
        try (Sink sink = now.sinks().get()) {
          ship(sink, now);
        } catch (SinkException | IOException | RuntimeException e) {
          failed(e);
          pause = longer(backoff.failed(), notBefore(e));
          // One each time: were it this record alone, the next would be accepted.
          mayRefuse = Math.max(mayRefuse, 1);
        }
        await(pause, false, now);
      }
    } catch (InterruptedException e) {
      // The collector ends; what the sink has not got it gets after the next start.
    }
  }

  private static Duration notBefore(Exception e) {
    Duration asked = e instanceof SinkException sink ? sink.notBefore() : Duration.ZERO;
    return asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private void ship(Sink sink, SinkPlan now)
      throws SinkException, IOException, InterruptedException {
    Place from = from(sink.open(store.outbox(plan.name()).stream()));
    arrived(from.position());
    try (OutboxReader reader = new OutboxReader(store, plan.name(), from)) {
      while (!isStopped() && plan.equals(now)) {
        Shipment shipment = reader.next(now.batch());
        if (shipment.records().isEmpty()) {
          sink.idle();
        } else {
          deliver(sink, shipment);
        }
        rejected(sink.rejected());
        recovered();
        if (!shipment.isFull()) {
          await(now.interval(), true, now);
        }
      }
    }
  }

  /** Where to begin, by what the sink says it has. */
  private Place from(long position) throws SinkException {
    Outbox outbox = store.outbox(plan.name());
    Place start = new Place(outbox.first(), 0);
    Place there = position < 0 ? new Place(0, 0) : Place.of(position);
    if (there.parcel() > outbox.end()) {
      throw new SinkException(
          "it has records of this stream that this store never offered; is another collector's"
              + " copy of this store shipping there?",
          null);
    }
    if (there.parcel() < start.parcel()) {
      say(
          Event.SINK_LACKS,
          plan.name()
              + " lacks records that it had: was it restored from a backup? Its stream goes on"
              + " behind them. The store still has them: a start without this sink and then one"
              + " with it ships everything again");
      return start;
    }
    return there;
  }

  /** Writes all, or finds those that are refused and puts them aside. */
  private void deliver(Sink sink, Shipment shipment)
      throws SinkException, IOException, InterruptedException {
    int size = shipment.records().size();
    try {
      sink.write(shipment.records(), shipment.next());
      shipped.addAndGet(size);
      mayRefuse = MOST_REFUSED_IN_A_ROW;
    } catch (RefusedException e) {
      if (size > 1) {
        deliver(sink, shipment.part(0, size / 2));
        deliver(sink, shipment.part(size / 2, size));
        return;
      }
      if (mayRefuse == 0) {
        throw new SinkException("it refuses one record after another: " + e.getMessage(), e);
      }
      mayRefuse--;
      deadLetters.add(shipment.records().get(0), e.getMessage());
      sink.write(shipment.records().subList(0, 0), shipment.next());
      refused(e);
    }
    arrived(shipment.next());
  }

  private void arrived(long position) {
    place = position;
    store.shipped(plan.name(), Place.of(position).parcel());
  }

  /** Until the time is over, or it is to end, to hurry or to ship otherwise. */
  private void await(Duration pause, boolean hurries, SinkPlan now) throws InterruptedException {
    long end = System.nanoTime() + pause.toNanos();
    while (!isStopped() && plan.equals(now) && !(hurries && hurried) && System.nanoTime() < end) {
      stopped.await(Math.min(pause.toMillis(), 200), TimeUnit.MILLISECONDS);
    }
    if (hurries && hurried) {
      stopped.await(20, TimeUnit.MILLISECONDS);
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void refused(RefusedException e) {
    if (refused.getAndIncrement() == 0) {
      say(
          Event.SINK_REFUSES,
          plan.name()
              + " refuses a record for good, kept in "
              + deadLetters
              + ": "
              + e.getMessage());
    }
  }

  private void rejected(Rejection rejection) {
    if (rejection != null && refused.getAndAdd(rejection.count()) == 0) {
      say(
          Event.SINK_REJECTS,
          "%s rejects %d of what it is sent, and does not say which: %s"
              .formatted(plan.name(), rejection.count(), rejection.reason()));
    }
  }

  private void failed(Exception e) {
    String now = e.getMessage() == null ? e.toString() : e.getMessage();
    if (!now.equals(problem)) {
      say(
          Event.SINK_FAILING,
          "cannot ship to " + plan.name() + ", and tries again until it can: " + now);
    }
    problem = now;
  }

  private void recovered() {
    backoff.succeeded();
    if (problem != null) {
      say(Event.SINK_RECOVERED, "ships to " + plan.name() + " again");
      problem = null;
    }
  }

  private void say(Event event, String message) {
    log.say(event, message, Map.of("sink", plan.name()));
  }

  String name() {
    return plan.name();
  }

  /** From the next write on it ships so. */
  void use(SinkPlan changed) {
    plan = changed;
  }

  /** From now on it waits for no full batch. */
  void hurry() {
    hurried = true;
  }

  void stop() {
    stopped.countDown();
  }

  /** How it fares now. */
  SinkStatus status() {
    Outbox outbox = store.outbox(plan.name());
    Place at = Place.of(place);
    long waiting = outbox.rows() - rowsBefore(outbox, at);
    return new SinkStatus(plan.name(), shipped.get(), waiting, refused.get(), problem);
  }

  private static long rowsBefore(Outbox outbox, Place at) {
    long rows = 0;
    for (long number = outbox.first(); number < Math.min(at.parcel(), outbox.end()); number++) {
      rows += outbox.parcel(number).rows();
    }
    return at.parcel() >= outbox.first() && at.parcel() < outbox.end() ? rows + at.row() : rows;
  }
}
