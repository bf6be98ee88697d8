package io.aimeter.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
  private static final int KILLS = 50;
  private static final int SHORTEST_LIFE_MILLIS = 500;
  private static final int MORE_LIFE_MILLIS = 1000;

  /** Answered calls that an agent had not yet appended when it was killed, on average. */
  private static final int NOT_YET_APPENDED = 10;

  @TempDir Path work;

  private final Random random = new Random();
  private int started;

  @Test
  void everyRecordAppendedIsStoredOnce() throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      List<String> application =
          line.command(
              Path.of(System.getProperty("java.home")),
              line.agent(),
              Programs.application("steady"),
              line.openai(),
              "1000000");
      List<String> collector = Programs.collector(line.ledger().root(), "--interval", "0.05");
      Process[] processes = {start(application), start(collector)};
      for (int i = 0; i < KILLS; i++) {
        Thread.sleep(SHORTEST_LIFE_MILLIS + random.nextInt(MORE_LIFE_MILLIS));
        int which = i % 2;
        kill(processes[which]);
        processes[which] = start(which == 0 ? application : collector);
      }
      kill(processes[0]);
      kill(processes[1]);
      Programs.collect(line.ledger().root());
      check(line);
    }
  }

  private static void check(WholeLine line) throws Exception {
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
    long answered = line.counted().size();
    String sums = stored + " stored of " + answered + " answered";
    System.out.println("KilledIT: " + sums);
    assertTrue(stored <= answered, sums);
    assertTrue(stored >= answered - (long) KILLS * NOT_YET_APPENDED, sums);
    assertTrue(answered > 2 * KILLS, sums);
  }

  private Process start(List<String> command) throws IOException {
    int number = started++;
    return Programs.start(command, work.resolve("out" + number), work.resolve("err" + number));
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertTrue(process.waitFor(10, TimeUnit.SECONDS));
  }
}
