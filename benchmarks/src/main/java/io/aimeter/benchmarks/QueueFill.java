package io.aimeter.benchmarks;

import io.aimeter.agent.append.Journal;
import io.aimeter.core.record.RecordCodec;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Leaves queues as JVMs that have ended do, for a collector to ship. */
public final class QueueFill {
  /** Records a queue: a journal takes 256 MB at most. */
  private static final long MOST_A_QUEUE = 250_000;

  private QueueFill() {}

  /** Arguments: the aimeter directory, and how many records. */
  public static void main(String[] args) {
    Path root = Path.of(args[0]);
    long records = Long.parseLong(args[1]);
    RecordMix mix = new RecordMix(records);
    ByteBuffer encoded = ByteBuffer.allocate(RecordCodec.MAX_RECORD_BYTES);
    Journal journal = null;
    long sequence = 0;
    for (long number = 0; number < records; number++) {
      if (number % MOST_A_QUEUE == 0) {
        journal = Journals.in(root);
        sequence = 0;
      }
      Journals.append(journal, mix.record(number, journal.instance(), ++sequence), encoded);
      if (sequence == 1) {
        Journals.open(journal);
      }
    }
  }
}
