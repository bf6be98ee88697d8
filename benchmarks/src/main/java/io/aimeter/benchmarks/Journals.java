package io.aimeter.benchmarks;

import io.aimeter.agent.append.Journal;
import io.aimeter.agent.health.Counters;
import io.aimeter.agent.health.Notices;
import io.aimeter.core.record.RecordCodec;
import io.aimeter.core.record.RecordView;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes journals whose queue is open, without waiting for the time an agent waits. */
final class Journals {
  private static final long LATER = 3_000_000_000L;

  private Journals() {}

  static Journal in(Path root) {
    Counters counters = new Counters();
    return new Journal(
        root,
        Long.MAX_VALUE,
        counters,
        new Notices(System.err, true),
        () -> {
          Map<String, Object> status = new LinkedHashMap<>();
          counters.copyTo(status);
          return status;
        });
  }

  /**
   * Appends a record, which must not be dropped.
   *
   * @param encoded room for its bytes
   */
  static void append(Journal journal, RecordView record, ByteBuffer encoded) {
    encoded.clear();
    RecordCodec.encode(record, encoded);
    encoded.flip();
    if (!journal.append(encoded)) {
      throw new IllegalStateException("a record was dropped");
    }
  }

  /** Opens the queue of a journal that has its first record; by its ticks, which are its clock. */
  static void open(Journal journal) {
    long now = System.nanoTime();
    journal.tick(now);
    journal.tick(now + LATER);
  }
}
