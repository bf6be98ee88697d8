package io.aimeter.collector;

import io.aimeter.collector.log.Event;
import io.aimeter.collector.log.Log;
import io.aimeter.collector.sink.Shipping;
import io.aimeter.collector.sink.SinkPlan;
import io.aimeter.collector.sink.SinkStatus;
import io.aimeter.collector.store.Retention;
import io.aimeter.collector.store.Shipped;
import io.aimeter.collector.store.Store;
import io.aimeter.collector.tail.Instances;
import io.aimeter.collector.tail.Unreadable;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Ships records from queues to the store, a cycle at a time: read, commit, delete what is shipped.
 * {@link #run} and the rest are for one thread; {@link #stop} is for any.
 */
public final class Collector implements AutoCloseable {
  private static final int BATCH = 50_000;
  private static final Duration STATUS_INTERVAL = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int HOUSEKEEPING_CYCLES = 60;

  private final Path storeDirectory;
  private final FileMutex queuesLock;
  private final Map<String, Long> shippedBefore;
  private final Store store;
  private final Upkeep upkeep;
  private final Instances instances;
  private final Unreadable unreadable;
  private volatile Pricing pricing;
  private final Log log;
  private final Shipping shipping;
  private final RecordCodec.Texts texts = new RecordCodec.Texts();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final long startedAt = System.currentTimeMillis();
  private Batch pending;
  private volatile String problem;
  private boolean drained;
  private final AtomicLong committed = new AtomicLong();
  private volatile long cycledAt = System.nanoTime();
  private Consumer<List<CostRecord>> onCommit = records -> {};
  private Supplier<String> httpProblem = () -> null;
  private Supplier<String> http = () -> null;
  private long statusAt;
  private long cycles;

  /**
   * Locks the queues and opens the store.
   *
   * @param root the aimeter directory
   * @param writer the name of this collector's store
   * @param sinks where records go besides the store
   * @throws IOException if another collector ships these queues or has this store, or if either
   *     directory cannot be used
   */
  public Collector(Path root, String writer, Pricing pricing, List<SinkPlan> sinks, Log log)
      throws IOException {
    this.storeDirectory = Layout.stores(root).resolve(writer);
    this.pricing = pricing;
    this.log = log;
    queuesLock = lockQueues(Layout.queues(root));
    try {
      shippedBefore = Shipped.positions(Layout.stores(root));
      store = new Store(storeDirectory);
    } catch (IOException e) {
      queuesLock.close();
      throw e;
    }
    upkeep = new Upkeep(store, log);
    unreadable = new Unreadable(storeDirectory.resolve(Layout.UNREADABLE));
    instances =
        new Instances(
            root, storeDirectory.resolve(Layout.INSTANCES), this::position, unreadable, log);
    try {
      shipping = new Shipping(sinks, store, log);
    } catch (IOException e) {
      store.close();
      queuesLock.close();
      throw e;
    }
  }

  /** Two collectors at once would ship each record twice, whatever their stores are called. */
  private static FileMutex lockQueues(Path queues) throws IOException {
    Files.createDirectories(queues);
    FileMutex lock = FileMutex.tryAcquire(queues.resolve(Layout.QUEUE_LOCK));
    if (lock == null) {
      throw new IOException(
          "another collector ships the queues in "
              + queues
              + "; stop that one, or give this one a directory of its own with --dir DIR");
    }
    return lock;
  }

  private long position(String source) {
    return Math.max(
        store.positions().getOrDefault(source, 0L), shippedBefore.getOrDefault(source, 0L));
  }

  /**
   * Cycles until {@link #stop}, then until everything readable is shipped, for a bounded time.
   *
   * @param interval how long it waits between cycles; may change
   * @param longestDrain how long it goes on once it is to stop; asked then
   */
  public void run(Supplier<Duration> interval, Supplier<Duration> longestDrain)
      throws InterruptedException {
    Duration retry = Duration.ZERO;
    boolean more = false;
    while (!isStoppedBefore(more, interval, retry)) {
      try {
        more = cycle();
        retry = Duration.ZERO;
        recovered();
      } catch (IOException | RuntimeException e) {
        more = false;
        retry = min(max(retry, interval.get()).multipliedBy(2), LONGEST_PAUSE);
        failed(e);
      }
      cycledAt = System.nanoTime();
    }
    Duration longest = longestDrain.get();
    long end = System.nanoTime() + longest.toNanos();
    drain(longest.multipliedBy(3).dividedBy(4));
    Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    ship(left, left);
  }

  /** Waits for the next cycle; whether it is not to come. A changed interval holds soon. */
  private boolean isStoppedBefore(boolean more, Supplier<Duration> interval, Duration retry)
      throws InterruptedException {
    long began = System.nanoTime();
    while (!more) {
      Duration pause = retry.isZero() ? interval.get() : retry;
      long left = pause.toNanos() - (System.nanoTime() - began);
      if (left <= 0) {
        break;
      }
      if (stopped.await(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS)) {
        return true;
      }
    }
    return stopped.getCount() == 0;
  }

  /**
   * Lets the sinks get what waits for them: until they have it, or for the time that is given.
   *
   * @param patience it also ends when none of them has got any for so long
   */
  public void ship(Duration longest, Duration patience) throws InterruptedException {
    shipping.hurry();
    long now = System.nanoTime();
    long end = now + longest.toNanos();
    long waited = Long.MAX_VALUE;
    long standstill = now + patience.toNanos();
    while (!shipping.isDone() && System.nanoTime() < Math.min(end, standstill)) {
      long waiting = shipping.status().stream().mapToLong(SinkStatus::waiting).sum();
      if (waiting < waited) {
        waited = waiting;
        standstill = System.nanoTime() + patience.toNanos();
      }
      Thread.sleep(20);
      shortenOutboxes(false);
    }
    shortenOutboxes(true);
    writeStatus();
  }

  /** Prices otherwise from the next batch on; for any thread. */
  public void use(Pricing newPricing) {
    pricing = newPricing;
  }

  /** Keeps more or less of the past from now on; for any thread. */
  public void use(Retention retention) {
    store.use(retention);
  }

  /** Ships to a sink otherwise, which must be one of those there are; for any thread. */
  public void use(SinkPlan sink) {
    shipping.use(sink);
  }

  /** Whether every sink has got everything. */
  public boolean isShipped() {
    return shipping.isDone();
  }

  private void shortenOutboxes(boolean any) {
    try {
      store.shortenOutboxes(any);
    } catch (IOException e) {
      // A full disk is said by the commit that fails; the sinks wait for it as well.
    }
  }

  /** Ships everything that is there, or as much as the time allows. */
  public void drain(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    try {
      // Twice without anything new: a JVM that has ended is deleted in the cycle after its last
      // record.
      int idle = 0;
      while (idle < 3 && System.nanoTime() < end) {
        idle = cycle() ? 0 : idle + 1;
      }
      drained = idle == 3;
    } catch (IOException | RuntimeException e) {
      failed(e);
    }
    writeStatus();
  }

  /** Whether the last cycle failed. */
  public boolean isFailing() {
    return problem != null;
  }

  /** Whether the last {@link #drain} left nothing behind. */
  public boolean isDrained() {
    return drained && problem == null;
  }

  /** Asks {@link #run} to come to its end. */
  public void stop() {
    stopped.countDown();
  }

  /** Tells of records when they have been committed, on the thread that does; to be set first. */
  public void onCommit(Consumer<List<CostRecord>> listener) {
    this.onCommit = listener;
  }

  /** Its status also says where it answers over HTTP, or why it does not; to be set first. */
  public void onStatus(Supplier<String> where, Supplier<String> whyNot) {
    this.http = where;
    this.httpProblem = whyNot;
  }

  /** How it fares; for any thread. */
  public Health health() {
    return new Health(problem, cycledAt, committed.get(), unreadable.count(), shipping.status());
  }

  /** Records committed since the start. */
  public long committed() {
    return committed.get();
  }

  /** One cycle; whether there is more to do at once. Fails without having lost anything. */
  boolean cycle() throws IOException {
    if (pending == null) {
      Batch read = new Batch(BATCH, texts);
      instances.read(read);
      pending = read;
    }
    boolean full = pending.isFull();
    boolean any = !pending.isEmpty();
    List<CostRecord> done = any ? commitPending() : List.of();
    pending = null;
    tell(done);
    instances.deleteShipped();
    if (stopped.getCount() > 0) {
      upkeep.tidy();
    }
    boolean housekeeping = cycles++ % HOUSEKEEPING_CYCLES == 0;
    store.shortenOutboxes(housekeeping);
    if (housekeeping) {
      store.deleteOrphans();
    }
    if (System.nanoTime() - statusAt >= 0) {
      writeStatus();
    }
    return any && (full || stopped.getCount() == 0);
  }

  /** Merges files and seals days until there is nothing to do, for a bounded time. */
  public void settle(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (upkeep.tidy() && System.nanoTime() < end) {
      Thread.sleep(10);
    }
  }

  private List<CostRecord> commitPending() throws IOException {
    // In place, as there may not be room for all twice; a second attempt prices them again.
    pending.replaceAll(pricing::priced);
    store.commit(pending, instances::mayComeBack);
    int records = pending.records().size();
    committed.addAndGet(records);
    log.say(Event.COMMITTED, "stored " + records + " records", Map.of("records", records));
    return pending.records();
  }

  /** Whoever listens must neither stop the shipping nor have records shipped again. */
  private void tell(List<CostRecord> records) {
    try {
      onCommit.accept(records);
    } catch (RuntimeException e) {
      onCommit = none -> {};
      log.say(Event.METRICS_OFF, "tells no more metrics of what it commits, which goes on: " + e);
    }
  }

  private void failed(Exception e) {
    String now = "cannot ship records, and tries again until it can: " + e.getMessage();
    if (!now.equals(problem)) {
      log.say(Event.STORE_FAILING, now);
    }
    problem = now;
  }

  private void recovered() {
    if (problem != null) {
      log.say(Event.STORE_RECOVERED, "ships records again");
      problem = null;
    }
  }

  /** Which version this is. */
  public static String version() {
    return Objects.toString(
        Collector.class.getPackage().getImplementationVersion(), "of an unknown version");
  }

  private void writeStatus() {
    statusAt = System.nanoTime() + STATUS_INTERVAL.toNanos();
    Map<String, Object> status = new LinkedHashMap<>();
    status.put(StatusFile.VERSION, version());
    status.put(StatusFile.PID, ProcessHandle.current().pid());
    status.put(StatusFile.STARTED_AT, startedAt);
    status.put(StatusFile.WRITTEN_AT, System.currentTimeMillis());
    status.put(StatusFile.COMMITTED, committed.get());
    status.put(StatusFile.UNREADABLE, unreadable.count());
    status.put(StatusFile.LAST_PROBLEM, problem);
    status.put(StatusFile.HTTP_PROBLEM, httpProblem.get());
    status.put(StatusFile.HTTP, http.get());
    for (SinkStatus sink : shipping.status()) {
      String prefix = StatusFile.SINK_PREFIX + sink.name();
      status.put(prefix + ".shipped", sink.shipped());
      status.put(prefix + ".waiting", sink.waiting());
      status.put(prefix + ".refused", sink.refused());
      status.put(prefix + ".problem", sink.problem());
    }
    try {
      StatusFile.write(storeDirectory.resolve(Layout.COLLECTOR_STATUS), status);
    } catch (IOException e) {
      // A full disk is said by the commit that fails.
    }
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  @Override
  public void close() throws IOException {
    shipping.close();
    instances.close();
    store.close();
    queuesLock.close();
  }
}
