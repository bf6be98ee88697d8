package io.aimeter.collector.tail;

import io.aimeter.collector.Batch;
import io.aimeter.core.record.RecordCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;

/** Tails the Chronicle Queue of an instance directory, without ever writing to it. */
final class QueueReader implements AutoCloseable {
  private static final String METADATA = "metadata.cq4t";

  /** A living JVM that begins another file needs a moment for it. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** So long a file may be without its head, which follows its making at once. */
  private static final long HEAD_MILLIS = 200;

  private final Path directory;
  private final CycleFiles files;
  private final String source;
  private final Unreadable unreadable;
  private long next;
  private SingleChronicleQueue queue;
  private ExcerptTailer tailer;
  private byte[] buffer = new byte[4096];
  private Path passed;
  private Path torn;
  private long tornSince;

  /** Reads from the given index; from the start where that is 0. */
  QueueReader(Path directory, String source, long next, Unreadable unreadable) {
    this.directory = directory;
    this.files = new CycleFiles(directory);
    this.source = source;
    this.next = next;
    this.unreadable = unreadable;
  }

  /** Reads on; whether anything was read. */
  boolean read(Batch batch) throws IOException {
    if (batch.isFull() || (queue == null && !open())) {
      return false;
    }
    long start = next;
    try {
      while (!batch.isFull() && readOne(batch)) {
        // one more
      }
    } finally {
      // Also after an error: what is in the batch must never be read again.
      if (next != start) {
        batch.position(source, next);
      }
    }
    return next != start;
  }

  /**
   * Gives the queue up, and keeps its files where nothing reads them.
   *
   * @return where they are now
   */
  Path setAside() throws IOException {
    close();
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory, "*.cq4*")) {
      paths.forEach(all::add);
    }
    return unreadable.setAside(directory.getFileName().toString(), all);
  }

  /** Whether anything was ever read, by this collector or by an earlier one. */
  boolean hasRead() {
    return next > 0;
  }

  /** It waits for the head of a file that has none for ten seconds otherwise, and often. */
  private SingleChronicleQueueBuilder builder() {
    return SingleChronicleQueueBuilder.binary(directory).readOnly(true).timeoutMS(HEAD_MILLIS);
  }

  private boolean open() throws IOException {
    if (!Files.exists(directory.resolve(METADATA)) || files.all().isEmpty()) {
      return false;
    }
    SingleChronicleQueue opened = builder().build();
    try {
      tailer = opened.createTailer();
    } catch (RuntimeException | Error e) {
      opened.close();
      throw e;
    }
    queue = opened;
    if (next == 0) {
      tailer.toStart();
      return true;
    }
    Path file = files.file(queue.rollCycle(), queue.rollCycle().toCycle(next - 1));
    if (passed != null || !Files.exists(file)) {
      // Kept aside, or deleted by hand: what is younger is all to be read yet.
      Path younger = files.all().higher(passed != null ? passed : file);
      return younger != null && tailer.moveToCycle(files.cycle(queue.rollCycle(), younger));
    }
    // The last record read is there, whatever else has been deleted: move to it, and past it.
    if (!tailer.moveToIndex(next - 1)) {
      close();
      throw new IOException(
          directory + " no longer holds record " + Long.toHexString(next - 1) + ", the last read");
    }
    try (DocumentContext last = tailer.readingDocument()) {
      return last.isPresent();
    }
  }

  /**
   * Passes over the file that is being read, to be called when reading it has failed, or has come
   * to its end: where it does not get to the next one although there is one, it is torn. What could
   * be read of it has been; it is kept where nothing reads it.
   *
   * @param dead whether the JVM is gone, so that nothing will mend it
   * @return where it is now; null where it is not torn, or that is not sure yet
   */
  Path passOver(boolean dead) throws IOException {
    NavigableSet<Path> all = files.all();
    Path reading = reading(all);
    Path younger = reading == null ? null : all.higher(reading);
    if (younger == null) {
      torn = null;
      return null;
    }
    if (!all.contains(reading) && !reading.equals(passed)) {
      pass(reading); // Chronicle would wait for it, though it has been taken away.
      return null;
    }
    if (!reading.equals(torn)) {
      torn = reading;
      tornSince = System.nanoTime();
      return null;
    }
    if (!dead && System.nanoTime() - tornSince < PATIENCE.toNanos()) {
      return null;
    }
    Path culprit = isReadable(younger) ? reading : younger;
    if (all.higher(culprit) == null) {
      return null; // the last one, in which nothing is yet
    }
    Path place = unreadable.setAside(directory.getFileName().toString(), List.of(culprit));
    pass(culprit);
    return place.resolve(culprit.getFileName());
  }

  private boolean isReadable(Path file) throws IOException {
    close();
    try (SingleChronicleQueue fresh = builder().build();
        ExcerptTailer there = fresh.createTailer()) {
      return there.moveToCycle(files.cycle(fresh.rollCycle(), file))
          && there.cycle() == files.cycle(fresh.rollCycle(), file)
          && there.readingDocument().isPresent();
    } catch (RuntimeException | InternalError e) {
      return false;
    }
  }

  private void pass(Path file) {
    close();
    passed = file;
    torn = null;
  }

  /** The file that is being read, cannot be, or is waited for; null where there is none. */
  private Path reading(NavigableSet<Path> all) {
    if (passed != null) {
      return passed;
    }
    if (queue != null && tailer.cycle() > 0) {
      return files.file(queue.rollCycle(), tailer.cycle());
    }
    return next == 0 && !all.isEmpty() ? all.first() : null;
  }

  private boolean readOne(Batch batch) {
    try (DocumentContext document = tailer.readingDocument()) {
      if (!document.isPresent()) {
        return false;
      }
      long index = document.index();
      Bytes<?> bytes = document.wire().bytes();
      int length = (int) Math.min(bytes.readRemaining(), Integer.MAX_VALUE - 8);
      if (buffer.length < length) {
        buffer = new byte[2 * length];
      }
      bytes.read(buffer, 0, length);
      next = index + 1;
      passed = null;
      try {
        batch.add(RecordCodec.decode(ByteBuffer.wrap(buffer, 0, length), batch.texts()));
      } catch (IllegalArgumentException e) {
        unreadable.keep(source, index, Arrays.copyOf(buffer, length));
      }
      return true;
    }
  }

  /** Deletes the cycles before the one being read; all of theirs must have been committed. */
  void deleteConsumed() throws IOException {
    if (queue == null || next == 0) {
      return;
    }
    Path current = files.file(queue.rollCycle(), queue.rollCycle().toCycle(next - 1));
    for (Path cycle : files.all().headSet(current)) {
      Files.deleteIfExists(cycle);
    }
  }

  @Override
  public void close() {
    if (queue != null) {
      tailer.close();
      queue.close();
      queue = null;
    }
  }
}
