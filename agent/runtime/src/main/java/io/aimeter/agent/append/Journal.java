package io.aimeter.agent.append;

import io.aimeter.agent.health.Counters;
import io.aimeter.agent.health.Notices;
import io.aimeter.agent.pipeline.Destination;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Where this JVM's records go: a directory of its own, in it a spill file until the queue is open
 * and the queue from then on. Never throws. A record that cannot be appended is dropped and
 * counted; its sequence number shows as a gap.
 *
 * <p>Made at the first record. The queue opens some time after it, so that a short-lived JVM never
 * pays for that. After an unexpected error the directory is left as it is for the collector and a
 * sibling ({@code INSTANCE.2}, …) is begun.
 */
public final class Journal implements Destination {
  private static final long SECOND = 1_000_000_000;
  private static final long QUEUE_DELAY = 2 * SECOND;
  private static final long SPACE_RETRY = SECOND;
  private static final long FAILURE_RETRY = 5 * SECOND;
  private static final long LONGEST_OPEN_RETRY = 600 * SECOND;
  private static final long CHECK_INTERVAL = SECOND;

  /** Beyond this, newest records are dropped: nobody ships them. */
  private static final long MAX_DIRECTORY_BYTES = 256L << 20;

  private final Path root;
  private final Counters counters;
  private final Notices notices;
  private final Zeros zeros;
  private final long maxBytes;
  private final String instance;
  private final StatusWriter status;

  private InstanceDirectory directory;
  private int directories;
  private Spill spill;
  private QueueWriter queue;

  private boolean stopping;
  private boolean full;
  private boolean failing;
  private long retryAt = System.nanoTime();
  private long openAt;
  private long openDelay = QUEUE_DELAY;
  private long openRetry = FAILURE_RETRY;
  private long checkAt = System.nanoTime();

  /**
   * A journal below the aimeter directory; touches no disk yet.
   *
   * @param status what the status file says besides the journal's own counters
   */
  public Journal(
      Path root, Counters counters, Notices notices, Supplier<Map<String, Object>> status) {
    this(root, counters, notices, status, new Zeros(), MAX_DIRECTORY_BYTES);
  }

  Journal(
      Path root,
      Counters counters,
      Notices notices,
      Supplier<Map<String, Object>> status,
      Zeros zeros,
      long maxBytes) {
    this.root = root;
    this.counters = counters;
    this.notices = notices;
    this.zeros = zeros;
    this.maxBytes = maxBytes;
    this.instance =
        String.format(
            "%x-%d-%08x",
            System.currentTimeMillis(),
            ProcessHandle.current().pid(),
            ThreadLocalRandom.current().nextInt());
    this.status = new StatusWriter(status, notices);
  }

  @Override
  public String instance() {
    return instance;
  }

  @Override
  public boolean append(ByteBuffer record) {
    if ((full || failing) && System.nanoTime() - retryAt < 0) {
      return dropped(full ? StatusFile.DROPPED_DISK : StatusFile.DROPPED_FAILED);
    }
    try {
      if (directory == null) {
        begin();
      }
      if (queue != null) {
        queue.append(record, System.currentTimeMillis());
      } else {
        spill.append(record);
      }
    } catch (IOException e) {
      return directory == null ? noDirectory(e) : noSpace(e);
    } catch (Throwable t) {
      return broken(t);
    }
    recovered();
    counters.count(StatusFile.APPENDED);
    return true;
  }

  private void begin() throws IOException {
    int number = directories + 1;
    String name = number == 1 ? instance : instance + "." + number;
    directories = number; // also if this fails: a name is never used twice
    InstanceDirectory fresh = new InstanceDirectory(root, name);
    spill = new Spill(fresh.path().resolve(Layout.SPILL));
    directory = fresh;
    openAt = System.nanoTime() + openDelay;
    status.directory(fresh.path());
  }

  private boolean noDirectory(IOException e) {
    failing = true;
    retryAt = System.nanoTime() + FAILURE_RETRY;
    notices.once(
        "calls are not recorded: no queue directory can be made below "
            + Layout.queues(root)
            + " ("
            + e
            + "); make it writable for this process, or set -Daimeter.dir",
        e);
    return dropped(StatusFile.DROPPED_FAILED);
  }

  private boolean noSpace(IOException e) {
    full = true;
    retryAt = System.nanoTime() + SPACE_RETRY;
    notices.once(
        "calls are not recorded while there is no room in "
            + directory.path()
            + " ("
            + e.getMessage()
            + "); free some space, the application is not affected",
        e);
    return dropped(StatusFile.DROPPED_DISK);
  }

  private boolean broken(Throwable t) {
    counters.swallowed("journal");
    notices.once("the queue in " + name() + " is given up, a new one is begun: " + t, t);
    abandon();
    openDelay = Math.min(openDelay * 2, LONGEST_OPEN_RETRY);
    return dropped(StatusFile.DROPPED_FAILED);
  }

  /** Leaves the directory to the collector; the next record begins a sibling, spill file first. */
  private void abandon() {
    if (queue != null) {
      queue.abandon();
    }
    queue = null;
    spill = null;
    directory = null;
  }

  private Object name() {
    return directory == null ? root : directory.path();
  }

  private void recovered() {
    if (full || failing) {
      full = false;
      failing = false;
      notices.once("calls are recorded again, those dropped meanwhile are counted", null);
    }
  }

  private boolean dropped(String key) {
    counters.count(key);
    return false;
  }

  @Override
  public void tick(long nanoTime) {
    if (directory == null) {
      return;
    }
    if (queue == null && !stopping && nanoTime - openAt >= 0) {
      open();
    }
    if (nanoTime - checkAt >= 0) {
      checkAt = nanoTime + CHECK_INTERVAL;
      check(nanoTime);
    }
    status.tick(nanoTime, counters.get(StatusFile.APPENDED), stopping);
  }

  private void open() {
    try {
      queue = new QueueWriter(directory.path(), zeros);
      openRetry = FAILURE_RETRY;
    } catch (Throwable t) {
      // The spill file goes on taking records, and the collector reads it: nothing is lost.
      counters.count("queue_open_failed");
      openAt = System.nanoTime() + openRetry;
      openRetry = Math.min(openRetry * 2, LONGEST_OPEN_RETRY);
      if (!(t instanceof IOException)) {
        notices.once("records go to a spill file, because the queue does not open: " + t, t);
      }
    }
  }

  private void check(long nanoTime) {
    if (queue != null && !queue.isThere()) {
      notices.once("the queue " + name() + " has been deleted; a new one is begun", null);
      abandon();
    } else if (directory.size() > maxBytes) {
      full = true;
      retryAt = nanoTime + CHECK_INTERVAL + SPACE_RETRY;
      notices.once(
          "calls are not recorded: "
              + name()
              + " has reached its "
              + (maxBytes >> 20)
              + " MB; is the collector running? start it with: aimeter collect",
          null);
    }
  }

  @Override
  public void stopping() {
    stopping = true;
  }
}
