package io.aimeter.collector.tail;

import io.aimeter.collector.Batch;
import io.aimeter.core.ledger.Durable;
import io.aimeter.core.ledger.Layout;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * One JVM's queue directory: its spill file first, then its queue, until the JVM is gone and all is
 * read.
 */
final class Instance {
  static final String QUEUE = "/queue";
  static final String SPILL = "/spill";

  private final Path directory;
  private final SpillReader spill;
  private final QueueReader queue;
  private boolean deadBefore;
  private boolean exhausted;

  Instance(Path directory, ToLongFunction<String> positions, Unreadable unreadable) {
    this.directory = directory;
    String spillSource = name() + SPILL;
    String queueSource = name() + QUEUE;
    spill =
        new SpillReader(
            directory.resolve(Layout.SPILL),
            spillSource,
            positions.applyAsLong(spillSource),
            unreadable);
    queue = new QueueReader(directory, queueSource, positions.applyAsLong(queueSource), unreadable);
  }

  String name() {
    return directory.getFileName().toString();
  }

  /**
   * Reads on.
   *
   * @throws IOException if the directory cannot be read now; to be tried again
   */
  void read(Batch batch) throws IOException {
    exhausted = false;
    // Asked before reading: what a JVM wrote before it died is then seen by this read.
    boolean dead = Liveness.isDead(directory, spill.hasRead() || queue.hasRead());
    boolean wasDead = dead && deadBefore;
    deadBefore = dead;
    boolean any = spill.read(batch);
    boolean anyQueued;
    try {
      anyQueued = queue.read(batch);
    } catch (IOException | RuntimeException | InternalError e) {
      if (isOfTheSystem(e)) {
        throw e;
      }
      passOver(wasDead, e);
      if (!wasDead) {
        throw e;
      }
      // Nobody will mend it. What it held of records that can be read has been read.
      throw new IOException(
          "the queue of a JVM that has ended is torn, and now lies in " + queue.setAside(), e);
    }
    if (!anyQueued && !batch.isFull()) {
      passOver(wasDead, null);
    }
    any |= anyQueued;
    exhausted = wasDead && !any && !batch.isFull();
  }

  /** Goes on with the next file of a queue if one in its middle is torn, and says so. */
  private void passOver(boolean wasDead, Throwable cause) throws IOException {
    Path file = queue.passOver(wasDead);
    if (file != null) {
      throw new IOException(
          "a file of its queue is torn; the others are read, and it now lies in " + file, cause);
    }
  }

  /** Whether another time may be better: too many open files, say, or no permission. */
  private static boolean isOfTheSystem(Throwable e) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof FileSystemException || each instanceof FileNotFoundException) {
        return true;
      }
    }
    return false;
  }

  /** Whether the JVM is gone and everything it wrote has been read. */
  boolean isExhausted() {
    return exhausted;
  }

  /** Deletes what has been committed and will not be read again. */
  void deleteConsumed() throws IOException {
    queue.deleteConsumed();
  }

  /**
   * Moves the last status away and deletes the directory; only when exhausted and committed. The
   * lock goes last: a directory that a killed collector has deleted by half is still a dead JVM's.
   */
  void remove(Path keptStatus) throws IOException {
    queue.close();
    spill.keepRest();
    Path status = directory.resolve(Layout.AGENT_STATUS);
    if (Files.exists(status)) {
      Durable.directories(keptStatus.getParent());
      Files.move(status, keptStatus, StandardCopyOption.REPLACE_EXISTING);
      Durable.directory(keptStatus.getParent());
    }
    Path lock = directory.resolve(Layout.LIVE_LOCK);
    for (Path file : files()) {
      if (!file.equals(lock)) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(lock);
    Files.deleteIfExists(directory);
    // A directory that a power cut brought back would be read again, once its position is
    // forgotten.
    Durable.directory(directory.getParent());
  }

  /** By name, which for the queue's files is their age: the one that was read last is last. */
  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  void close() {
    queue.close();
  }
}
