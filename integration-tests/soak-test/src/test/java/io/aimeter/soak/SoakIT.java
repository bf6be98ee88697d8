package io.aimeter.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short soak, by the command that a long one is run by. */
class SoakIT {
  @TempDir Path directory;

  @Test
  void allTotalsAreWhatTheProviderCounted() throws Exception {
    Path printed = directory.resolve("printed");
    Path command = Path.of(System.getProperty("aimeter.home"), "integration-tests", "soak");
    Process soak =
        new ProcessBuilder(command.toString(), "--jvms", "4", "--minutes", "0.5")
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
    assertEquals(0, soak.exitValue(), text);
    assertTrue(text.contains("soak: all equal"), text);
  }
}
