package io.aimeter.agent.append;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * The Chronicle Queue of a directory, opened for the directory's one writer. After any Throwable
 * but an IOException it must not be used again: Chronicle's lock may be held for ever.
 */
final class QueueWriter {
  private static final int BLOCK_SIZE = 1 << 20;

  private final FrozenClock clock = new FrozenClock();
  private final SpaceGuard guard;
  private final SingleChronicleQueue queue;
  private final ExcerptAppender appender;

  /**
   * Opens the queue; takes most of a second of CPU.
   *
   * @throws IOException if there is no room for its first files
   */
  QueueWriter(Path directory, Zeros zeros) throws IOException {
    clock.advance(System.currentTimeMillis());
    guard = new SpaceGuard(directory, RollCycles.FAST_HOURLY, clock, zeros);
    guard.reserveMetadata();
    guard.before(0);
    queue =
        SingleChronicleQueueBuilder.binary(directory)
            .rollCycle(RollCycles.FAST_HOURLY)
            .blockSize(BLOCK_SIZE)
            .timeProvider(clock)
            .build();
    if (queue.isClosed() || queue.file() == null) {
      throw new IllegalStateException("the queue in " + directory + " did not open");
    }
    appender = queue.createAppender();
  }

  /**
   * Appends the bytes of a buffer on the heap, from position to limit, as one excerpt.
   *
   * @throws IOException if there is no room; nothing has been written, and later appends may
   *     succeed
   */
  void append(ByteBuffer record, long epochMillis) throws IOException {
    clock.advance(epochMillis);
    guard.before(record.remaining());
    try (DocumentContext document = appender.writingDocument()) {
      boolean complete = false;
      try {
        Bytes<?> bytes = document.wire().bytes();
        bytes.write(record.array(), record.arrayOffset() + record.position(), record.remaining());
        guard.after(bytes.writePosition());
        complete = true;
      } finally {
        if (!complete) {
          document.rollbackOnClose();
        }
      }
    }
  }

  /** Whether the files written to are still there: a mapping outlives them. */
  boolean isThere() {
    return guard.isThere();
  }

  /** Closes what can be closed, on the way to abandoning the directory. */
  void abandon() {
    try {
      guard.close();
      appender.close();
      queue.close();
    } catch (Throwable t) {
      // It is being abandoned because it is broken.
    }
  }
}
