package io.aimeter.collector.sink;

import io.aimeter.collector.log.Event;
import io.aimeter.collector.log.Log;
import io.aimeter.collector.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** All sinks of a collector, each on a thread of its own. */
public final class Shipping implements AutoCloseable {
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  private final List<Shipper> shippers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  /**
   * Opens an outbox for each sink, and begins to ship.
   *
   * @param log what is said for people
   * @throws IOException if the store cannot be written
   */
  public Shipping(List<SinkPlan> plans, Store store, Log log) throws IOException {
    Set<String> names = new TreeSet<>();
    plans.forEach(plan -> names.add(plan.name()));
    for (Map.Entry<String, Long> dropped : store.openOutboxes(names).entrySet()) {
      log.say(
          Event.SINK_FORGOTTEN,
          dropped.getKey()
              + " is not configured any more: "
              + dropped.getValue()
              + " records that waited for it are in the store alone",
          Map.of("sink", dropped.getKey(), "records", dropped.getValue()));
    }
    for (SinkPlan plan : plans) {
      Shipper shipper = new Shipper(plan, store, log);
      Thread thread = new Thread(shipper, "aimeter-sink-" + plan.name());
      thread.setDaemon(true);
      shippers.add(shipper);
      threads.add(thread);
    }
    threads.forEach(Thread::start);
  }

  /** Ships to a sink otherwise from its next write on: one of those there are. */
  public void use(SinkPlan plan) {
    shippers.stream().filter(each -> each.name().equals(plan.name())).forEach(e -> e.use(plan));
  }

  /** How each sink fares. */
  public List<SinkStatus> status() {
    return shippers.stream().map(Shipper::status).toList();
  }

  /** From now on no sink waits for its batch to become full. */
  public void hurry() {
    shippers.forEach(Shipper::hurry);
  }

  /** Whether every sink has got everything. */
  public boolean isDone() {
    return status().stream().allMatch(status -> status.waiting() == 0);
  }

  /** Ends the threads, or leaves them behind where they hang: they can do no harm. */
  @Override
  public void close() {
    shippers.forEach(Shipper::stop);
    try {
      long end = System.nanoTime() + LONGEST_CLOSE.toNanos();
      for (Thread thread : threads) {
        thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      }
      for (Thread thread : threads) {
        if (thread.isAlive()) {
          thread.interrupt();
          thread.join(500);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
