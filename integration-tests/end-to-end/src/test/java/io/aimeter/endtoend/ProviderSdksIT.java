package io.aimeter.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Further SDKs and frameworks: OkHttp, Reactor Netty, the JDK's client, Ktor, Vert.x and Netty
 * below them. Each exchange is in the report once, to the token.
 */
class ProviderSdksIT {
  @TempDir Path work;

  static List<Path> jdks() throws IOException {
    return Jdks.inTurn();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void gemini(Path jdk) throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      run(line, jdk, "provider-sdks", "gemini", line.at("generativelanguage.googleapis.com"));
      line.assertExact();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void azure(Path jdk) throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      run(line, jdk, "provider-sdks", "azure", line.at("example.openai.azure.com"));
      line.assertExact();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void cohere(Path jdk) throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      run(line, jdk, "provider-sdks", "cohere", line.at("api.cohere.com"));
      line.assertExact();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void langChain4j(Path jdk) throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      run(
          line,
          jdk,
          "langchain4j",
          "anthropic",
          line.anthropic() + "/v1",
          "gemini",
          line.at("generativelanguage.googleapis.com") + "/v1beta",
          "mistral",
          line.at("api.mistral.ai") + "/v1",
          "ollama",
          line.ollama());
      line.assertExact();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void springAi(Path jdk) throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      run(
          line,
          jdk,
          "spring-ai",
          "--spring.ai.anthropic.base-url=" + line.anthropic(),
          "--spring.ai.ollama.base-url=" + line.ollama());
      line.assertExact();
      // Of the subscriber's Reactor Context, which no thread knows.
      assertEquals("2", line.ledger().calls("feature").get("reactor"));
    }
  }

  static Stream<Arguments> engines() throws IOException {
    return onEachJdk("cio", "okhttp", "java");
  }

  @ParameterizedTest
  @MethodSource("engines")
  void openAiKotlin(String engine, Path jdk) throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      run(line, jdk, "kotlin", engine, line.openai());
      line.assertExact();
      // Of kotlinx-coroutines-slf4j's MDCContext, on whatever thread the engine works.
      assertEquals(Map.of("coroutine", "3"), line.ledger().calls("feature"));
    }
  }

  static Stream<Arguments> frameworks() throws IOException {
    return onEachJdk("vertx", "micronaut");
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void clientsOfFrameworks(String framework, Path jdk) throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      run(line, jdk, "frameworks", framework, line.openai());
      line.assertExact();
    }
  }

  private static Stream<Arguments> onEachJdk(String... names) throws IOException {
    List<Path> jdks = Jdks.all();
    return Stream.of(names).flatMap(name -> jdks.stream().map(jdk -> Arguments.of(name, jdk)));
  }

  private static void run(WholeLine line, Path jdk, String application, String... arguments)
      throws Exception {
    List<String> options = new ArrayList<>(line.agent());
    options.add("-Dai.hosts=" + line.ollamaHost());
    options.add("-Dvertx.disableDnsResolver=true"); // it would read no hosts file
    Programs.Result app = line.run(jdk, options, Programs.application(application), arguments);
    assertEquals(0, app.exit(), app.err());
    line.assertNoContentOnDisk();
  }
}
