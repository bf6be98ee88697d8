package io.aimeter.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short soak, by the command that a long one is run by. */
class SoakIT {
  /** How the command ends where it may not mount the file systems that are to be filled. */
  private static final int CANNOT_MOUNT = 2;

  @TempDir Path directory;

  /**
   * Everything is killed, and disks are filled where this machine lets one mount some; elsewhere
   * the agent's own tests of full disks have to do, and the build's output says so.
   */
  @Test
  void allTotalsAreWhatTheProviderCounted() throws Exception {
    Ended soak = soak();
    if (soak.exitCode == CANNOT_MOUNT && soak.text.contains("cannot mount")) {
      soak = soak("--no-full-disks");
    }
    assertEquals(0, soak.exitCode, soak.text);
    assertTrue(soak.text.contains("soak: all equal"), soak.text);
    for (String trouble :
        List.of(
            "application exchanged on a",
            "application exchanged on b",
            "collector killed on a",
            "collector killed on b",
            "Kafka killed",
            "PostgreSQL killed")) {
      assertHappened(trouble, soak);
    }
    if (!soak.text.contains(", without full disks")) {
      assertHappened("disk full on a", soak);
      assertHappened("disk full on b", soak);
    }
  }

  private static void assertHappened(String trouble, Ended soak) {
    assertTrue(
        Pattern.compile("[1-9][0-9]* × " + trouble).matcher(soak.text).find(),
        () -> "no " + trouble + "\n" + soak.text);
  }

  private record Ended(int exitCode, String text) {}

  private Ended soak(String... more) throws IOException, InterruptedException {
    Path printed = directory.resolve("printed");
    Path program = Path.of(System.getProperty("aimeter.home"), "integration-tests", "soak");
    List<String> command =
        new ArrayList<>(List.of(program.toString(), "--jvms", "4", "--minutes", "0.5"));
    command.addAll(List.of(more));
    Process soak =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    boolean ended = soak.waitFor(15, TimeUnit.MINUTES);
    if (!ended) {
      soak.descendants().forEach(ProcessHandle::destroyForcibly);
      soak.destroyForcibly();
    }
    String text = Files.readString(printed);
    System.out.println(text);
    assertTrue(ended, text);
    return new Ended(soak.exitValue(), text);
  }
}
