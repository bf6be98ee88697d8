package io.aimeter.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Unmodified SDKs, plain and streaming: the report equals the provider's own count, to the token
 * and the nano-dollar, each exchange once; and nothing of their content is on disk.
 */
class RealSdksIT {
  @TempDir Path work;

  static List<Path> jdks() throws IOException {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void openAiAndAnthropicByTheirOwnSdks(Path jdk) throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      Programs.Result app =
          line.run(
              jdk,
              line.agent(),
              Programs.application("vendor-sdks"),
              line.openai(),
              line.anthropic());
      assertEquals(0, app.exit(), app.err());
      assertEquals("", app.err());
      line.assertNoContentOnDisk();
      line.assertExact();
      line.assertNoContentOnDisk();
      // The asynchronous ones too, though the SDKs hand them over before they call.
      assertEquals(Map.of("anthropic", "3", "openai", "8"), line.ledger().calls("feature"));
    }
  }

  /**
   * Streams whose usage the agent asks for: the application sees what it sees without the agent,
   * and nothing is estimated.
   */
  @ParameterizedTest
  @MethodSource("jdks")
  void openAiWhereTheAgentAsksForTheUsage(Path jdk) throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      Path jar = Programs.application("vendor-sdks");
      Programs.Result without = line.run(jdk, List.of(), jar, line.openai());
      assertTrue(line.counted().stream().anyMatch(each -> each.streaming() && !each.usageOnWire()));
      line.provider().reset();
      List<String> options = new ArrayList<>(line.agent());
      options.add("-Dai.ask.usage=true");
      Programs.Result with = line.run(jdk, options, jar, line.openai());
      assertEquals(0, with.exit(), with.err());
      assertEquals(without, with);
      assertTrue(with.out().contains("wörd19"), with.out());
      line.assertExact();
      line.assertNoContentOnDisk();
      for (Map<String, String> row : line.ledger().report("provider")) {
        assertEquals("0", row.get("estimated_calls"));
      }
      // Nobody is asked without the setting.
      line.provider().reset();
      options.set(options.size() - 1, "-Daimeter.dir=" + work.resolve("other"));
      assertEquals(without, line.run(jdk, options, jar, line.openai()));
      assertTrue(line.counted().stream().noneMatch(each -> each.streaming() && each.usageOnWire()));
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void langChain4j(Path jdk) throws Exception {
    sample(jdk, "sample-apps/langchain4j/target/sample-langchain4j.jar", "3");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void springAi(Path jdk) throws Exception {
    sample(
        jdk,
        "sample-apps/spring-boot/target/sample-spring-boot.jar",
        "--server.port=0",
        "--sample.answers=2",
        "--sample.descriptions=2",
        "--sample.exit=true");
  }

  private void sample(Path jdk, String jar, String... arguments) throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      List<String> command = line.command(jdk, line.agent(), Programs.built(jar), arguments);
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("OPENAI_BASE_URL", line.openai());
      builder.environment().put("OPENAI_API_KEY", "sk-secret-7301");
      builder.redirectOutput(work.resolve("out").toFile());
      Process process = builder.start();
      assertEquals(0, process.waitFor(), () -> read(work.resolve("out")));
      line.assertExact();
      line.assertNoContentOnDisk();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
