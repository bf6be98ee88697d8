package io.aimeter.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.cli.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
  @TempDir private Path temporary;

  /** What bash itself offers for a line that ends in a word. */
  private List<String> offered(Path script, String... words) throws Exception {
    String line = String.join(" ", words);
    String ask =
        "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=%d;"
                .formatted(script, quoted(words), words.length - 1, line, line.length())
            + " _complete_aimeter; printf '%s\\n' \"${COMPREPLY[@]}\"";
    Process bash = new ProcessBuilder("bash", "-c", ask).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, bash.waitFor(), said);
    return said.lines().map(String::trim).toList();
  }

  private static String quoted(String... words) {
    return Stream.of(words).map(word -> "'" + word + "'").reduce((a, b) -> a + " " + b).orElse("");
  }

  @Test
  void bashCompletesCommandsAndOptions() throws Exception {
    Path script = temporary.resolve("aimeter.bash");
    Files.writeString(script, Run.of("completion", "bash").out());
    assertTrue(offered(script, "aimeter", "rep").contains("report"));
    assertTrue(offered(script, "aimeter", "das").contains("dashboard"), "the launcher's own too");
    assertTrue(offered(script, "aimeter", "report", "--ti").contains("--timezone"));
    assertTrue(offered(script, "aimeter", "prices", "exp").contains("explain"));
  }

  @Test
  void fishIsToldEveryCommandAndOption() {
    String script = Run.of("completion", "fish").out();
    assertTrue(
        script.contains(
            "complete -c aimeter -n '__fish_seen_subcommand_from report' -l timezone -r"),
        script);
    assertTrue(
        script.contains(
            "-n '__fish_seen_subcommand_from prices; and __fish_seen_subcommand_from explain'"),
        script);
    assertTrue(script.contains("-l file -r -F"), "files are completed where files are wanted");
    assertTrue(
        script
            .lines()
            .map(line -> line.replace("\\'", ""))
            .allMatch(line -> line.chars().filter(c -> c == '\'').count() % 2 == 0),
        "every quote ends on its line");
  }

  @Test
  void anotherShellIsSaid() {
    Run run = Run.of("completion", "tcsh");
    assertEquals(2, run.exitCode());
    assertTrue(
        run.err().contains("'tcsh' is no shell that is known: bash, zsh or fish"), run.err());
  }

  @Test
  void everyCommandHasAManualPage() throws IOException {
    Path directory = temporary.resolve("man1");
    assertEquals(0, Run.of("man", "--dir", directory).exitCode());
    for (String page : List.of("aimeter", "aimeter-report", "aimeter-prices-explain")) {
      String text = Files.readString(directory.resolve(page + ".1"));
      assertTrue(text.startsWith(".TH \"" + page.toUpperCase(Locale.ROOT) + "\" 1"), text);
      assertTrue(text.contains(".SH \"OPTIONS\""), text);
      assertTrue(!text.contains("${"), text);
    }
    assertTrue(Run.of("man", "report").out().contains("\\fB\\-\\-timezone=ZONE\\fR"));
    Run run = Run.of("man", "nonsense");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("there is no command 'nonsense'"), run.err());
  }
}
