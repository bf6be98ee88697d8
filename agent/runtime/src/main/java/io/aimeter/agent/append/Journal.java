package io.aimeter.agent.append;

import io.aimeter.agent.append.Problems.Kind;
import io.aimeter.agent.health.Counters;
import io.aimeter.agent.health.Notices;
import io.aimeter.agent.pipeline.Destination;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Where this JVM's records go: a directory of its own, in it a spill file until the queue is open
 * and the queue from then on. Never throws. A record that cannot be appended is dropped and
 * counted; its sequence number shows as a gap. Of the agent's one thread.
 *
 * <p>Made at the first record. The queue opens some time after it, so that a short-lived JVM never
 * pays for that. After an unexpected error the directory is left as it is for the collector and a
 * sibling ({@code INSTANCE.2}, …) is begun, spill file first; the records in it carry the same
 * instance, and their sequence goes on.
 */
public final class Journal implements Destination {
  private static final long SECOND = 1_000_000_000;
  private static final long QUEUE_DELAY = 2 * SECOND;
  private static final long ROOM_RETRY = SECOND;
  private static final long FAILURE_RETRY = 5 * SECOND;
  private static final long LONGEST_OPEN_RETRY = 600 * SECOND;
  private static final long CHECK_INTERVAL = SECOND;

  private final Path root;
  private final Counters counters;
  private final Problems problems;
  private final Zeros zeros;
  private final Limits limits;
  private final String instance;
  private final StatusWriter status;
  private final AllQueues all;

  private final List<InstanceDirectory> givenUp = new ArrayList<>();
  private InstanceDirectory directory;
  private int directories;
  private Spill spill;
  private QueueWriter queue;

  private boolean stopping;

  /** The counter of the records being dropped; null while all is well. */
  private String dropping;

  /** The time of the last tick, by which everything here goes. */
  private long now = System.nanoTime();

  private long retryAt;
  private long openAt;
  private long openDelay = QUEUE_DELAY;
  private long openRetry = FAILURE_RETRY;
  private long checkAt = now;

  /**
   * A journal below the aimeter directory; touches no disk yet.
   *
   * @param queuesBytes how much the queues of all JVMs there may take together
   * @param status what the status file says, but for the process and its last problem
   */
  public Journal(
      Path root,
      long queuesBytes,
      Counters counters,
      Notices notices,
      Supplier<Map<String, Object>> status) {
    this(root, counters, notices, status, new Zeros(), Limits.DEFAULT.ofAll(queuesBytes));
  }

  Journal(
      Path root,
      Counters counters,
      Notices notices,
      Supplier<Map<String, Object>> status,
      Zeros zeros,
      Limits limits) {
    this.root = root;
    this.counters = counters;
    this.problems = new Problems(notices);
    this.zeros = zeros;
    this.limits = limits;
    this.all = new AllQueues(root);
    this.instance =
        String.format(
            "%x-%d-%08x",
            System.currentTimeMillis(),
            ProcessHandle.current().pid(),
            ThreadLocalRandom.current().nextInt());
    this.status = new StatusWriter(status, problems);
  }

  @Override
  public String instance() {
    return instance;
  }

  @Override
  public boolean append(ByteBuffer record) {
    if (dropping != null && now - retryAt < 0) {
      return dropped();
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
    } catch (ClosedChannelException e) {
      return broken(e); // somebody interrupted the thread, which closes what it is writing to
    } catch (IOException e) {
      return directory == null ? noDirectory(e) : noRoom(e);
    } catch (Throwable t) {
      return broken(t);
    }
    if (dropping != null) {
      dropping = null;
      problems.ended();
    }
    counters.count(StatusFile.APPENDED);
    return true;
  }

  private void begin() throws IOException {
    directories++; // also if this fails: a name is never used twice
    String name = directories == 1 ? instance : instance + "." + directories;
    InstanceDirectory fresh = new InstanceDirectory(root, name);
    try {
      // First of all: a disk that is full later has room for what it then says of dropped records.
      status.begin(fresh.path(), now);
      spill = new Spill(fresh.path().resolve(Layout.SPILL));
    } catch (IOException e) {
      fresh.discard();
      throw e;
    }
    directory = fresh;
    openAt = now + openDelay;
  }

  private boolean noDirectory(IOException e) {
    problems.arose(
        Kind.NO_DIRECTORY,
        "calls are not recorded: no queue can be made in "
            + Layout.queues(root)
            + " ("
            + e
            + "); let this process write there and see that the disk has room, or set"
            + " -Daimeter.dir",
        e);
    return drop(StatusFile.DROPPED_FAILED, FAILURE_RETRY);
  }

  private boolean noRoom(IOException e) {
    if (isDeleted()) {
      return drop(StatusFile.DROPPED_FAILED, 0);
    }
    problems.arose(
        Kind.NO_ROOM,
        "calls are not recorded for now: writing to "
            + directory.path()
            + " fails ("
            + e.getMessage()
            + "); make room on the disk, recording then goes on by itself",
        e);
    return drop(StatusFile.DROPPED_DISK, ROOM_RETRY);
  }

  private boolean broken(Throwable t) {
    counters.swallowed("journal");
    problems.arose(
        Kind.BROKEN,
        "a queue in "
            + Layout.queues(root)
            + " is given up and another one begun: "
            + t
            + "; -Daimeter.debug=true shows where",
        t);
    // A fresh spill file does where the queue failed; where that failed, it would fail again.
    long delay = queue == null ? FAILURE_RETRY : 0;
    openDelay = Math.min(openDelay * 2, LONGEST_OPEN_RETRY);
    giveUp();
    return drop(StatusFile.DROPPED_FAILED, delay);
  }

  /** Leaves the directory to the collector; the next record begins a sibling. */
  private void giveUp() {
    if (directory == null) {
      return;
    }
    if (queue != null) {
      queue.abandon();
    }
    spill.close();
    directory.giveUp();
    givenUp.add(directory);
    queue = null;
    spill = null;
    directory = null;
  }

  private boolean drop(String counter, long delay) {
    dropping = counter;
    retryAt = now + delay;
    return dropped();
  }

  private boolean dropped() {
    counters.dropped(dropping);
    return false;
  }

  @Override
  public void tick(long nanoTime) {
    now = nanoTime;
    try {
      if (directory != null && queue == null && !stopping && now - openAt >= 0) {
        open();
      }
      if (directory != null && now - checkAt >= 0) {
        checkAt = now + CHECK_INTERVAL;
        check();
      }
      if (directory != null) {
        status.tick(now, stopping);
      }
    } catch (Throwable t) {
      counters.swallowed("journal");
      problems.arose(Kind.BROKEN, "the state of the queue in " + root + " is not known: " + t, t);
    }
  }

  private void open() {
    try {
      queue = new QueueWriter(directory.path(), zeros);
      openRetry = FAILURE_RETRY;
    } catch (Throwable t) {
      // The spill file goes on taking records, and the collector reads it: nothing is lost.
      counters.count("queue_open_failed");
      openAt = now + openRetry;
      openRetry = Math.min(openRetry * 2, LONGEST_OPEN_RETRY);
      if (!(t instanceof IOException)) {
        problems.arose(
            Kind.NOT_OPEN,
            "calls are recorded, but in a spill file, because the queue does not open: " + t,
            t);
      }
    }
  }

  private void check() {
    if (isDeleted()) {
      return;
    }
    givenUp.removeIf(left -> left.size() == 0);
    long size = directory.size();
    for (InstanceDirectory left : givenUp) {
      size += left.size();
    }
    if (size > limits.directoryBytes()) {
      tooMuch(directory.path() + " has reached its " + megabytes(limits.directoryBytes()));
    } else if (all.bytes(now) > limits.allBytes()) {
      tooMuch(
          "the queues of all JVMs in "
              + Layout.queues(root)
              + " have reached their "
              + megabytes(limits.allBytes())
              + " (aimeter.queues.size)");
    } else if (queue == null && spill.size() > limits.spillBytes()) {
      giveUp(); // so that a collector can delete what it has shipped
    }
  }

  private void tooMuch(String what) {
    problems.arose(
        Kind.TOO_MUCH,
        "calls are not recorded: "
            + what
            + "; is the collector running? start it with: aimeter collect",
        null);
    dropping = StatusFile.DROPPED_DISK;
    retryAt = now + CHECK_INTERVAL + ROOM_RETRY; // beyond the next check
  }

  private static String megabytes(long bytes) {
    return bytes / 1_000_000 + " MB";
  }

  /** Whether the files are gone: mappings and open files outlive them, but readers find nothing. */
  private boolean isDeleted() {
    if (queue == null ? spill.isThere() : queue.isThere()) {
      return false;
    }
    problems.arose(
        Kind.DELETED,
        directory.path()
            + " has been deleted while this process records into it, and records with it; another"
            + " one is begun",
        null);
    giveUp();
    return true;
  }

  @Override
  public void stopping() {
    stopping = true;
  }

  @Override
  public void lastWord() {
    status.lastWord();
  }
}
