package io.aimeter.collector.tail;

import io.aimeter.collector.Batch;
import io.aimeter.core.record.RecordCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;

/** Tails the Chronicle Queue of an instance directory, without ever writing to it. */
final class QueueReader implements AutoCloseable {
  private static final String METADATA = "metadata.cq4t";

  private final Path directory;
  private final String source;
  private final Unreadable unreadable;
  private long next;
  private SingleChronicleQueue queue;
  private ExcerptTailer tailer;
  private byte[] buffer = new byte[4096];

  /** Reads from the given index; from the start where that is 0. */
  QueueReader(Path directory, String source, long next, Unreadable unreadable) {
    this.directory = directory;
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
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "*.cq4*")) {
      all.forEach(files::add);
    }
    return unreadable.setAside(directory.getFileName().toString(), files);
  }

  /** Whether anything was ever read, by this collector or by an earlier one. */
  boolean hasRead() {
    return next > 0;
  }

  private boolean open() throws IOException {
    if (!Files.exists(directory.resolve(METADATA)) || oldestCycle() == null) {
      return false;
    }
    SingleChronicleQueue opened =
        SingleChronicleQueueBuilder.binary(directory).readOnly(true).build();
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
    String current = cycleName(next - 1);
    for (Path cycle = oldestCycle();
        cycle != null && cycle.getFileName().toString().compareTo(current) < 0;
        cycle = oldestCycle()) {
      Files.deleteIfExists(cycle);
    }
  }

  private String cycleName(long index) {
    int cycle = queue.rollCycle().toCycle(index);
    long start =
        (long) cycle * queue.rollCycle().lengthInMillis() + queue.rollCycle().defaultEpoch();
    return DateTimeFormatter.ofPattern(queue.rollCycle().format())
            .withZone(ZoneOffset.UTC)
            .format(Instant.ofEpochMilli(start))
        + ".cq4";
  }

  private Path oldestCycle() throws IOException {
    Path oldest = null;
    try (DirectoryStream<Path> cycles = Files.newDirectoryStream(directory, "*.cq4")) {
      for (Path cycle : cycles) {
        if (oldest == null || cycle.compareTo(oldest) < 0) {
          oldest = cycle;
        }
      }
    } catch (NoSuchFileException e) {
      return null;
    }
    return oldest;
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
