package io.aimeter.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
  private static final int KILLS = 50;
  private static final String CALLS_WITHOUT_END = "1000000";
  private static final int MOST_ANSWERS = 60;
  private static final int LONGEST_COLLECTING_MILLIS = 1000;

  /** Answered calls that an agent had not yet appended when it was killed, on average. */
  private static final int NOT_YET_APPENDED = 10;

  @TempDir Path work;

  private final Random random = new Random();
  private int started;
  private Path newestOutput;

  @Test
  void everyRecordAppendedIsStoredOnce() throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      List<String> application =
          line.command(
              Path.of(System.getProperty("java.home")),
              line.agent(),
              Programs.application("steady"),
              line.openai(),
              CALLS_WITHOUT_END);
      List<String> collector = Programs.collector(line.ledger().root(), "--interval", "0.05");
      Process[] processes = {start(application), start(collector)};
      for (int i = 0; i < KILLS; i++) {
        if (i % 2 == 0) {
          awaitAnswers(1 + random.nextInt(MOST_ANSWERS));
          kill(processes[0]);
          processes[0] = start(application);
        } else {
          Thread.sleep(random.nextInt(LONGEST_COLLECTING_MILLIS));
          kill(processes[1]);
          processes[1] = start(collector);
        }
      }
      kill(processes[0]);
      kill(processes[1]);
      Programs.collect(line.ledger().root());
      check(line);
    }
  }

  private static void check(WholeLine line) throws Exception {
    Programs.Result doctor = Programs.cli("doctor", "--dir", line.ledger().root().toString());
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

  /** However slow the machine, each application has called before it is killed. */
  private void awaitAnswers(int answers) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (Files.readAllLines(newestOutput).size() < answers) {
      assertTrue(System.nanoTime() < end, "the application does not call");
      Thread.sleep(5);
    }
  }

  private Process start(List<String> command) throws IOException {
    int number = started++;
    if (command.contains(CALLS_WITHOUT_END)) {
      newestOutput = work.resolve("out" + number);
    }
    return Programs.start(command, work.resolve("out" + number), work.resolve("err" + number));
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertTrue(process.waitFor(10, TimeUnit.SECONDS));
  }
}
