package io.aimeter.core.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Runs {@link Fuzz} in a JVM with little heap. For more cases: {@code mvn test -pl core
 * -Dtest=FuzzTest -Daimeter.fuzz.cases=1000000}, and {@code -Daimeter.fuzz.seed} for others.
 */
class FuzzTest {
  private static final String HEAP = "-Xmx24m";

  @Test
  void everyShapeIsFuzzed() throws IOException {
    assertEquals(Set.of(), new FuzzSeeds().missing());
  }

  @Test
  void nothingEscapesAndMemoryIsBounded() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Fuzz.class.getName(),
                System.getProperty("aimeter.fuzz.seed", "1"),
                System.getProperty("aimeter.fuzz.first", "0"),
                System.getProperty("aimeter.fuzz.cases", "20000"))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    System.out.print(said);
  }
}
