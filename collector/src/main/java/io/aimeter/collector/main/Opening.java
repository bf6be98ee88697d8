package io.aimeter.collector.main;

import io.aimeter.collector.Collector;
import io.aimeter.collector.Health;
import io.aimeter.collector.log.Event;
import io.aimeter.collector.log.Log;
import io.aimeter.collector.sink.Backoff;
import io.aimeter.collector.sink.SinkStatus;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Opens a collector: at once, or on a full disk as soon as there is room. {@link #open} and {@link
 * #await} are for one thread, the rest for any.
 */
final class Opening {
  private final Plan plan;
  private final Log log;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<SinkStatus> sinks;
  private volatile Collector collector;
  private volatile String problem;
  private volatile long triedAt = System.nanoTime();

  Opening(Plan plan, Log log) {
    this.plan = plan;
    this.log = log;
    sinks = plan.sinks().stream().map(sink -> new SinkStatus(sink.name(), 0, 0, 0, null)).toList();
  }

  /**
   * Tries to; whether it is open now, rather than the disk full.
   *
   * @throws IOException if it cannot be opened for another reason than want of room
   */
  boolean open() throws IOException {
    try {
      Collector opened = plan.collector(log);
      collector = opened;
      if (stopped.getCount() == 0) {
        opened.stop(); // asked for in this moment
      }
      if (problem != null) {
        log.say(Event.STORE_RECOVERED, "there is room for the store again");
      }
    } catch (IOException e) {
      if (!NoRoom.isCauseOf(e, plan.store())) {
        throw e;
      }
      if (problem == null) {
        log.say(
            Event.STORE_FAILING,
            "cannot open the store, and tries again until it can: "
                + e.getMessage()
                + "; make room on that disk, the queues keep the records meanwhile");
      }
      problem = "no room for the store";
    }
    triedAt = System.nanoTime();
    return collector != null;
  }

  /** The collector, once it is open; null where {@link #stop} came first. */
  Collector await() throws IOException, InterruptedException {
    Backoff backoff = Backoff.ofThisHost();
    while (collector == null) {
      if (stopped.await(backoff.failed().toMillis(), TimeUnit.MILLISECONDS)) {
        return null;
      }
      open();
    }
    return collector;
  }

  /** Asks to end: the collector, or the waiting for it. */
  void stop() {
    stopped.countDown();
    Collector opened = collector;
    if (opened != null) {
      opened.stop();
    }
  }

  /** How the collector fares, or that it is not there yet. */
  Health health() {
    Collector opened = collector;
    return opened == null ? new Health(problem, triedAt, 0, 0, sinks) : opened.health();
  }
}
