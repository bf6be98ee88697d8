package io.aimeter.benchmarks;

import io.aimeter.agent.append.Journal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * Records a second through the agent: from the taps of one calling thread, with JSON answers of 2
 * KB, to the Chronicle Queue.
 */
public final class AgentRate {
  private static final int WARM_UP = 100_000;
  private static final int RECORDS = 200_000;

  /** As many as may wait without loss: their bodies fill 16 MB at 4,096. */
  private static final int MOST_WAITING = 2_048;

  /** A journal opens its queue two seconds after the first record. */
  private static final long QUEUE_DELAY = 3_000_000_000L;

  private AgentRate() {}

  /** The argument is a directory for the queue. */
  public static void main(String[] args) {
    Journal journal = Journals.in(Path.of(args[0]));
    Pipeline pipeline = new Pipeline(journal);
    ByteBuffer answer = ByteBuffer.wrap(Samples.answer());
    pipeline.exchange(answer);
    LockSupport.parkNanos(QUEUE_DELAY);
    run(pipeline, answer, WARM_UP);
    long from = System.nanoTime();
    run(pipeline, answer, RECORDS);
    double seconds = (System.nanoTime() - from) / 1e9;
    pipeline.requireComplete();
    Line.print("agent.records_per_s", RECORDS / seconds, "records/s");
  }

  private static void run(Pipeline pipeline, ByteBuffer answer, int records) {
    for (int i = 0; i < records; i++) {
      pipeline.exchange(answer);
      if (i % (MOST_WAITING / 4) == 0) {
        pipeline.awaitWaiting(MOST_WAITING / 2);
      }
    }
    pipeline.awaitWaiting(0);
  }
}
