package io.aimeter.collector.tail;

import io.aimeter.collector.Batch;
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
    // Asked before reading: what a JVM wrote before it died is then seen by this read.
    boolean dead = Liveness.isDead(directory, spill.hasRead() || queue.hasRead());
    boolean any = spill.read(batch);
    try {
      any |= queue.read(batch);
    } catch (IOException | RuntimeException | InternalError e) {
      boolean torn = dead && deadBefore && !isOfTheSystem(e);
      deadBefore = dead;
      if (!torn) {
        throw e;
      }
      // Nobody will mend it. What it held of records that can be read has been read.
      throw new IOException(
          "the queue of a JVM that has ended is torn, and now lies in " + queue.setAside(), e);
    }
    exhausted = dead && deadBefore && !any && !batch.isFull();
    deadBefore = dead;
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
  void remove(Path statuses) throws IOException {
    queue.close();
    spill.keepRest();
    Path status = directory.resolve(Layout.AGENT_STATUS);
    if (Files.exists(status)) {
      Files.createDirectories(statuses);
      Files.move(status, statuses.resolve(name() + ".json"), StandardCopyOption.REPLACE_EXISTING);
    }
    Path lock = directory.resolve(Layout.LIVE_LOCK);
    for (Path file : files()) {
      if (!file.equals(lock)) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(lock);
    Files.deleteIfExists(directory);
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
