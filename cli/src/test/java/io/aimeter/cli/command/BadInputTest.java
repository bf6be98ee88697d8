package io.aimeter.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.cli.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong usage: one clear line, exit code 2. */
class BadInputTest {
  @TempDir Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "report --by teem | --by: unknown dimension 'teem'; did you mean team?",
        "report --by team,team | team is given twice",
        "report --by tag. | unknown dimension 'tag.'",
        "report --since yesterdayish | --since: 'yesterdayish' is no time",
        "report --since 2026-13-01 | --since: '2026-13-01' is no time",
        "report --until 5x | --until: '5x' is no time",
        "report --since 1d --until 2d | is not before",
        "report --timezone Mars/Olympus | --timezone: 'Mars/Olympus' is no time zone",
        "report --top 0 | --top: 0 is less than 1",
        "report --top many | Invalid value for option '--top'",
        "report --json --csv | mutually exclusive",
        "report --colour | unknown option or argument '--colour'",
        "report extra | unknown option or argument 'extra'",
        "tail --lines 0 | --lines: 0 is less than 1",
        "doctor --jsn | unknown option or argument '--jsn'",
        "reprot | unknown command 'reprot'; did you mean report?"
      })
  void isOneLineAndExitCodeTwo(String command, String expected) {
    Run run = Run.of((Object[]) command.split(" ", -1));
    assertEquals(2, run.exitCode(), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(expected), run.err());
    assertEquals("", run.out());
  }

  @Test
  void aDirectoryThatIsNone() throws Exception {
    Path file = Files.createFile(root.resolve("file"));
    Run run = Run.of("report", "--dir", file);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("not a directory: " + file), run.err());
    Run missing = Run.of("report", "--dir", root.resolve("nowhere"));
    assertEquals(2, missing.exitCode());
    assertTrue(missing.err().contains("no such directory"), missing.err());
  }

  @Test
  void helpAndVersion() {
    assertTrue(Run.of("--help").out().contains("doctor"));
    assertTrue(Run.of().out().contains("report"));
    assertTrue(Run.of("report", "--help").out().contains("--by"));
    assertEquals(0, Run.of("--version").exitCode());
  }
}
