package io.aimeter.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.ledger.StatusFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The wall clock of application and collector jumps by hours and days, back and forth, while calls
 * are under way: each call is one record, and took as long as it did.
 */
class ClockJumpsIT {
  private static final int CALLS = 80;
  private static final int FEWEST_JUMPS = 4;

  /** Longer than it takes until programs know. */
  private static final long JUMP_MILLIS = 1_100;

  private static final long LONGEST_SECONDS = 90;

  private static final List<Duration> OFFSETS =
      List.of(
          Duration.ZERO,
          Duration.ofHours(-5),
          Duration.ofHours(24),
          Duration.ofMinutes(-1),
          Duration.ofDays(3),
          Duration.ofDays(-2));

  private static final Pattern DURATION = Pattern.compile("\"duration_ns\" *: *(-?\\d+)");
  private static final Pattern DAY = Pattern.compile("\"started_at\" *: *\"(.{10})T");
  private static final Pattern SEQUENCE = Pattern.compile("\"sequence\" *: *(\\d+)");

  @TempDir Path work;

  @Test
  void eachCallIsOneRecordHoweverTheClockIsSet() throws Exception {
    WallClock clock = new WallClock(work);
    try (WholeLine line = new WholeLine(work)) {
      Path out = work.resolve("out");
      Path err = work.resolve("err");
      List<String> application =
          line.command(
              Path.of(System.getProperty("java.home")),
              line.agent(),
              Programs.application("steady"),
              line.openai(),
              Integer.toString(CALLS));
      Process collector =
          Programs.start(
              clock.of(Programs.collector(line.ledger().root(), "--interval", "0.05")),
              work.resolve("collected"),
              work.resolve("complaints"));
      Process process = Programs.start(clock.of(application), out, err);
      int jumps = 0;
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
      while (!process.waitFor(JUMP_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() < end) {
        // Before the first answer the JVM starts: there is nothing to disturb yet.
        if (Files.size(out) > 0) {
          clock.set(OFFSETS.get(++jumps % OFFSETS.size()));
        }
      }
      assertTrue(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), "the application ends");
      assertEquals(0, process.exitValue(), () -> read(err));
      assertTrue(jumps >= FEWEST_JUMPS, "the clock was set " + jumps + " times");
      collector.destroy();
      assertTrue(collector.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), "the collector ends");
      assertEquals(0, collector.exitValue(), () -> read(work.resolve("complaints")));
      Programs.collect(line.ledger().root());
      assertEquals(Ledger.Sums.of(line.counted()), line.ledger().reported());
      assertEquals(CALLS, line.ledger().reported().calls());
      // Chronicle gives up a lock whose time seems to be over: then records wait in a file instead.
      Map<String, Object> losses = line.ledger().losses();
      losses.remove(StatusFile.LAST_PROBLEM);
      assertEquals(Map.of(), losses);
      check(records(line.ledger().root()));
      Programs.Result doctor = Programs.cli("doctor", "--dir", line.ledger().root().toString());
      assertTrue(doctor.out().contains("0 gaps in " + CALLS + " records"), doctor.out());
    }
  }

  private static void check(List<String> records) {
    assertEquals(CALLS, records.size());
    Set<String> sequences = new HashSet<>();
    Set<String> days = new HashSet<>();
    long sum = 0;
    for (String each : records) {
      long nanos = Long.parseLong(found(DURATION, each));
      assertTrue(nanos > 0 && nanos < TimeUnit.SECONDS.toNanos(LONGEST_SECONDS), each);
      sum += nanos;
      sequences.add(found(SEQUENCE, each));
      days.add(found(DAY, each));
    }
    assertEquals(CALLS, sequences.size(), "each has a number of its own");
    assertTrue(days.size() >= 3, "they began when the clock said: " + days);
    // They were made one after the other.
    assertTrue(sum < TimeUnit.SECONDS.toNanos(LONGEST_SECONDS), "together they took " + sum);
  }

  private static String found(Pattern pattern, String record) {
    Matcher matcher = pattern.matcher(record);
    assertTrue(matcher.find(), pattern + " in " + record);
    return matcher.group(1);
  }

  private static List<String> records(Path root) throws Exception {
    Programs.Result tail =
        Programs.cli(
            "tail",
            "--dir",
            root.toString(),
            "--since",
            "2000-01-01",
            "--lines",
            Integer.toString(CALLS),
            "--json");
    assertEquals(0, tail.exit(), tail.err());
    return tail.out().lines().toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
