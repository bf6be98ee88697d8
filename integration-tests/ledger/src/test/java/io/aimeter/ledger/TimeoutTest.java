package io.aimeter.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.aimeter.query.Engine;
import io.aimeter.query.Ledger;
import io.aimeter.query.RecordScan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dashboard's question ends when its time is over, whatever it does then. */
class TimeoutTest {
  private static final Instant LATER = RandomLedger.SINCE.plusSeconds(400 * 86_400L);

  @TempDir private Path root;

  /** What-if prices record by record: the statement has answered long before. */
  @Test
  void recordsThatAreReadOneByOneAreReadOnlySoLong() throws Exception {
    new RandomLedger(root, 7);
    int[] read = {0};
    try (Engine engine = Engine.brief("256MB", 1, 1)) {
      RecordScan scan = new RecordScan(new Ledger(root, engine));
      IOException late =
          assertThrows(
              IOException.class,
              () ->
                  scan.each(
                      RandomLedger.SINCE,
                      LATER,
                      () -> {},
                      record -> {
                        read[0]++;
                        sleep();
                      }));
      assertEquals("the question took too long; ask for a shorter time", late.getMessage());
      assertEquals(2, read[0], "two of them take longer than the second it has");
    }
  }

  private static void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(600);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
