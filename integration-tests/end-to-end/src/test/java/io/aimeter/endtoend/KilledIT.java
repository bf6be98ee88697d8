package io.aimeter.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Application and collector killed at random, fifty times in all: what an application appended is
 * in the store exactly once. An application appends its records in order, so those of a JVM that
 * was killed must be without a gap, and no fewer than its calls were answered but for the last few
 * milliseconds' worth, which its agent had not yet appended.
 */
class KilledIT {
  private static final int KILLS = 25;
  private static final int SHORTEST_LIFE_MILLIS = 1700;
  private static final int MORE_LIFE_MILLIS = 1000;
  private static final int NOT_YET_APPENDED = 300;

  @TempDir Path work;

  @Test
  void everyRecordAppendedIsStoredOnce() throws Exception {
    Random random = new Random(work.hashCode());
    long answered = 0;
    try (WholeLine line = new WholeLine(work)) {
      List<String> app =
          line.command(
              Path.of(System.getProperty("java.home")),
              line.agent(),
              Programs.application("steady"),
              line.openai(),
              "1000000");
      for (int i = 0; i < KILLS; i++) {
        Path out = work.resolve("app" + i);
        Process application = Programs.start(app, out, work.resolve("err" + i));
        Process collector =
            Programs.start(
                Programs.collector(line.ledger().root(), "--interval", "0.05"),
                work.resolve("c-out" + i),
                work.resolve("c-err" + i));
        Thread.sleep(SHORTEST_LIFE_MILLIS + random.nextInt(MORE_LIFE_MILLIS));
        kill(random.nextBoolean() ? application : collector);
        Thread.sleep(random.nextInt(100));
        kill(application);
        kill(collector);
        answered += Files.readAllLines(out).size();
        assertEquals("", Files.readString(work.resolve("err" + i)));
      }
      Programs.collect(line.ledger().root());
      Programs.Result doctor =
          Programs.run(
              Programs.java(
                  Path.of(System.getProperty("java.home")),
                  List.of(
                      "-jar",
                      Programs.CLI.toString(),
                      "doctor",
                      "--dir",
                      line.ledger().root().toString())));
      // Neither gaps nor duplicates; that no JVM and no collector runs now is only a warning.
      assertEquals(0, doctor.exit(), doctor.out());
      long stored = line.ledger().reported().calls();
      assertTrue(
          stored > answered - (long) KILLS * NOT_YET_APPENDED,
          () -> stored + " stored, with the provider " + line.provider().exchanges().size());
      assertTrue(stored <= line.counted().size());
      assertTrue(stored > 1000, () -> "only " + stored + " calls in all");
    }
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertTrue(process.waitFor(10, TimeUnit.SECONDS));
  }
}
