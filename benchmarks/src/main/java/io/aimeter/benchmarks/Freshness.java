package io.aimeter.benchmarks;

import io.aimeter.agent.append.Journal;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.StoreFile;
import io.aimeter.core.record.RecordCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * How long a record takes from an agent's queue into what readers see, while a collector runs
 * beside: appended at moments that have nothing to do with the collector's cycles.
 */
public final class Freshness {
  private static final int RECORDS = 30;
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(1);
  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(370);

  private final Path store;

  private Freshness(Path store) {
    this.store = store;
  }

  /** The argument is the aimeter directory, in which one collector has a store. */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    Freshness freshness = new Freshness(onlyStore(root));
    RecordMix mix = new RecordMix(RECORDS + 1);
    ByteBuffer encoded = ByteBuffer.allocate(RecordCodec.MAX_RECORD_BYTES);
    Journal journal = Journals.in(root);
    double[] millis = new double[RECORDS];
    for (int number = 0; number <= RECORDS; number++) {
      long rows = freshness.rows();
      long from = System.nanoTime();
      Journals.append(journal, mix.record(number, journal.instance(), number + 1), encoded);
      freshness.await(rows + 1, from);
      if (number == 0) {
        Journals.open(journal); // from the second on they go through the queue
      } else {
        millis[number - 1] = (System.nanoTime() - from) / 1e6;
      }
      LockSupport.parkNanos(PAUSE);
    }
    Line.print("collector.visible_p50", Line.median(millis), "ms");
    Line.print("collector.visible_max", Line.quantile(millis, 1), "ms");
  }

  /** The store of the one collector that there is. */
  static Path onlyStore(Path root) throws IOException {
    try (Stream<Path> stores = Files.list(Layout.stores(root))) {
      return stores.findFirst().orElseThrow();
    }
  }

  private void await(long rows, long from) throws IOException {
    while (rows() < rows) {
      if (System.nanoTime() - from > PATIENCE) {
        throw new IllegalStateException("a record was not in " + store + " after a minute");
      }
      LockSupport.parkNanos(LOOK);
    }
  }

  private long rows() throws IOException {
    return Manifest.read(store).files().stream().mapToLong(StoreFile::rows).sum();
  }
}
