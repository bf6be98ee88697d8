package io.aimeter.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Applications with clashing libraries, with another agent, with directories that cannot be used.
 */
class UnharmedIT {
  private static final Path OWN_JDK = Path.of(System.getProperty("java.home"));

  /** What the application's own, old Chronicle needs, with the agent or without. */
  private static final List<String> FOR_ITS_CHRONICLE =
      List.of(
          "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
          "--add-exports=java.base/jdk.internal.util=ALL-UNNAMED",
          "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED");

  @TempDir Path work;

  static List<Path> jdks() throws IOException {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anApplicationKeepsItsOwnLibraries(Path jdk) throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      Path jar = Programs.application("clashing");
      Programs.Result without = line.run(jdk, FOR_ITS_CHRONICLE, jar, line.openai());
      assertEquals(0, without.exit(), without.err());
      line.counted();
      line.provider().reset();
      List<String> options = new ArrayList<>(FOR_ITS_CHRONICLE);
      options.addAll(line.agent());
      Programs.Result with = line.run(jdk, options, jar, line.openai());
      assertEquals(without.out(), with.out());
      assertEquals(withoutPid(without.err()), withoutPid(with.err()));
      Programs.collect(line.ledger().root());
      assertEquals(Ledger.Sums.of(line.counted()), line.ledger().reported());
      assertEquals(1, line.ledger().reported().calls());
      assertEquals("clash", line.ledger().report("feature").get(0).get("feature"));
    }
  }

  /** The JVM's own warnings name a file of a random directory now and then. */
  private static String withoutPid(String err) {
    return err.replaceAll("[0-9]{4,}", "N");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anotherAgentIsThereAsWell(boolean oursFirst) throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      List<String> other =
          List.of(
              "-javaagent:" + Programs.OPEN_TELEMETRY,
              "-Dotel.traces.exporter=none",
              "-Dotel.metrics.exporter=none",
              "-Dotel.logs.exporter=none");
      List<String> options = new ArrayList<>(oursFirst ? line.agent() : other);
      options.addAll(oursFirst ? other : line.agent());
      Programs.Result app =
          line.run(
              OWN_JDK,
              options,
              Programs.application("vendor-sdks"),
              line.openai(),
              line.anthropic());
      assertEquals(0, app.exit(), app.err());
      Programs.collect(line.ledger().root());
      assertEquals(Ledger.Sums.of(line.counted()), line.ledger().reported());
      assertEquals(Map.of(), line.ledger().losses());
    }
  }

  @Test
  void aDirectoryThatCannotBeMadeIsSaidOnce() throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      Path file = Files.writeString(work.resolve("file"), "");
      Path jar = Programs.application("steady");
      Programs.Result without = line.run(OWN_JDK, List.of(), jar, line.openai(), "30");
      line.counted();
      line.provider().reset();
      Programs.Result with =
          line.run(
              OWN_JDK,
              List.of("-javaagent:" + Programs.AGENT, "-Daimeter.dir=" + file.resolve("below")),
              jar,
              line.openai(),
              "30");
      assertEquals(without, new Programs.Result(with.exit(), with.out(), without.err()));
      List<String> said = with.err().lines().toList();
      assertTrue(said.stream().allMatch(sentence -> sentence.startsWith("[aimeter] ")), with.err());
      assertEquals(
          1,
          said.stream().filter(sentence -> sentence.contains("not recorded")).count(),
          with.err());
    }
  }

  @Test
  void theAgentIsSwitchedOff() throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      List<String> options = new ArrayList<>(line.agent());
      options.add("-Daimeter.enabled=false");
      Programs.Result app =
          line.run(OWN_JDK, options, Programs.application("steady"), line.openai(), "2");
      assertEquals(0, app.exit());
      assertEquals("", app.err());
      assertTrue(Files.notExists(line.ledger().root()));
    }
  }
}
