package io.aimeter.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.cli.Run;
import io.aimeter.cli.TestStore;
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
        "rules chek | unknown option or argument 'chek'; did you mean check?",
        "rules check nowhere.yaml | nowhere.yaml does not exist",
        "rules test | name a RECORD, or a call by --class",
        "rules test --host h | no mapping rules are set; name them by --rules FILE or AIMETER_RULES",
        "rules test --is teem=x | --is: unknown dimension 'teem'; known are team, costcenter",
        "rules test --is user=x | --is: unknown dimension 'user'",
        "rules import | Missing required option: '--codeowners=FILE'",
        "rules import --codeowners nowhere | nowhere does not exist",
        "reprot | unknown command 'reprot'; did you mean report?"
      })
  void isOneLineAndExitCodeTwo(String command, String expected) {
    Run run = Run.of((Object[]) command.split(" ", -1));
    assertEquals(2, run.exitCode(), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains(expected), run.err());
    assertEquals("", run.out());
  }

  /** What was typed may be a key, where its fingerprint belongs or anywhere else. */
  @ParameterizedTest
  @CsvSource({
    "keys impact KEY",
    "keys blame KEY",
    "keys KEY",
    "KEY",
    "report --by KEY",
    "report --since KEY",
    "report --KEY",
    "prices explain KEY",
    "prices show KEY",
    "rules test --key KEY",
    "rules test --rules KEY KEY",
    "rules check KEY",
    "rules import --codeowners KEY",
    "report --dir KEY",
  })
  void noMessageRepeatsAKey(String command) throws Exception {
    new TestStore(root, "w").commit(TestStore.call("i", 1, "2026-11-01T00:00:00Z"));
    for (String key :
        new String[] {
          "sk-proj-Secret4key5of6mine7x8y9z", "AIzaSyD3m0K3y4567890abcdefghijklmnop",
          "gsk_Zz9Yy8Xx7Ww6Vv5Uu4Tt3Ss2Rr1", "0123456789abcdefABCDEF0123456789abcdefAB"
        }) {
      String line = command.replace("KEY", key);
      if (line.startsWith("keys impact") || line.startsWith("prices explain")) {
        line += " --dir " + root;
      }
      Run run = Run.of((Object[]) line.split(" ", -1));
      assertTrue(run.exitCode() != 0, line);
      assertEquals(1, run.err().lines().count(), run.err());
      assertFalse((run.out() + run.err()).contains(key), run.err());
    }
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
