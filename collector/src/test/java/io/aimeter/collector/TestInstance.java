package io.aimeter.collector;

import io.aimeter.core.ledger.Layout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import net.openhft.chronicle.core.time.SetTimeProvider;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;

/** A queue directory as an agent keeps it: locked until {@link #die}. */
public final class TestInstance implements AutoCloseable {
  private static final long HOUR = 3_600_000L;

  private final String name;
  private final Path directory;
  private final FileChannel lock;
  private final SetTimeProvider clock = new SetTimeProvider(0);
  private SingleChronicleQueue queue;
  private ExcerptAppender appender;
  private long sequence;

  /** Makes and locks the directory. */
  public TestInstance(Path root, String name) throws IOException {
    this.name = name;
    directory = Files.createDirectories(Layout.queues(root).resolve(name));
    lock =
        FileChannel.open(
            directory.resolve(Layout.LIVE_LOCK),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    if (lock.tryLock() == null) {
      throw new IOException(directory + " is another's");
    }
    clock.currentTimeMillis(HOUR * 490_000);
  }

  public Path directory() {
    return directory;
  }

  /** How many records have been written. */
  public long written() {
    return sequence;
  }

  /** Appends the next records to the queue. */
  public void append(int records) {
    for (int i = 0; i < records; i++) {
      appendBytes(TestRecords.bytes(TestRecords.record(name, ++sequence)));
    }
  }

  /** Appends anything to the queue. */
  public void appendBytes(byte[] payload) {
    if (queue == null) {
      queue =
          SingleChronicleQueueBuilder.binary(directory)
              .rollCycle(RollCycles.FAST_HOURLY)
              .blockSize(1 << 20)
              .timeProvider(clock)
              .build();
      appender = queue.createAppender();
    }
    try (DocumentContext document = appender.writingDocument()) {
      document.wire().bytes().write(payload);
    }
  }

  /** Lets an hour pass: what is appended next begins another file. */
  public void nextHour() {
    clock.advanceMillis(HOUR);
  }

  /** Appends the next records to the spill file. */
  public void spill(int records) throws IOException {
    for (int i = 0; i < records; i++) {
      spillBytes(framed(TestRecords.bytes(TestRecords.record(name, ++sequence))));
    }
  }

  /** Appends anything to the spill file. */
  public void spillBytes(byte[] bytes) throws IOException {
    Files.write(
        directory.resolve(Layout.SPILL),
        bytes,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** The payload with the spill file's head. */
  public static byte[] framed(byte[] payload) {
    CRC32 crc = new CRC32();
    crc.update(payload);
    return ByteBuffer.allocate(8 + payload.length)
        .putInt(payload.length)
        .putInt((int) crc.getValue())
        .put(payload)
        .array();
  }

  /** Ends as a JVM ends by a kill: nothing is closed, only the lock is gone. */
  public void die() throws IOException {
    lock.close();
  }

  @Override
  public void close() throws IOException {
    lock.close();
    if (queue != null) {
      appender.close();
      queue.close();
    }
  }
}
