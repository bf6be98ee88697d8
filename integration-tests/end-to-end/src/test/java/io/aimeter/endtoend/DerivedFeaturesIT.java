package io.aimeter.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Applications that set no feature: each call has the name that a developer would give it, the
 * application prints what it prints without the agent, and nothing of ours failed.
 */
class DerivedFeaturesIT {
  @TempDir Path work;

  static List<Path> jdks() throws IOException {
    return Jdks.inTurn();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void springMvcWithJobsListenersAndAiServices(Path jdk) throws Exception {
    assertFeatures(
        jdk,
        "spring-mvc",
        Map.of(
            "POST /shop/api/chat/{id}", 2L,
            "POST /shop/api/refuse/{id}", 1L,
            "POST /shop/describe/{product}", 1L,
            "POST /shop/legacy/*", 1L,
            "Assistant.answer", 1L,
            "Assistant.stream", 1L,
            "Reports.nightly", 1L,
            "Orders.onOrder", 1L,
            "invoices.weekly", 1L,
            "Summarizer.summarize", 1L));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void springWebFluxOnTwoClients(Path jdk) throws Exception {
    assertFeatures(
        jdk,
        "spring-webflux",
        Map.of(
            "POST /gate/api/chat/{id}", 1L,
            "POST /gate/api/twice/{id}", 2L,
            "POST /gate/api/stream/{id}", 1L,
            "POST /gate/api/jdk/{id}", 2L,
            "POST /gate/describe/{product}", 1L,
            "POST /gate/api/refuse", 1L));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void vertxWebJerseyGrpcAndServletsOfJavax(Path jdk) throws Exception {
    assertFeatures(
        jdk,
        "routes",
        Map.of(
            "POST /chat/:id", 1L,
            "POST /inner/ask/:id", 1L,
            "POST /refuse/:id", 1L,
            "POST /rest/chats/{id}/answer", 1L,
            "POST /rest/chats/{id}/refuse", 1L,
            "POST /old/answers/*", 1L,
            "POST /old/*.do", 1L,
            "Assistants/Chat", 1L,
            "Assistants/Stream", 1L,
            "Assistants/Refuse", 1L));
  }

  /** Where a web application names its feature itself, each in its own logging library. */
  @ParameterizedTest
  @MethodSource("jdks")
  void tomcatWithTwoWarsOfDifferentContextMaps(Path jdk) throws Exception {
    assertFeatures(
        jdk,
        "tomcat-wars",
        Map.of(
            "POST /shop/chat/*", 2L,
            "search", 1L,
            "POST /bank/advice", 1L,
            "advice", 1L));
  }

  private void assertFeatures(Path jdk, String application, Map<String, Long> expected)
      throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      Path jar = Programs.application(application);
      Programs.Result without = line.run(jdk, List.of(), jar, line.openai());
      assertEquals(0, without.exit(), without.err());
      line.counted();
      line.provider().reset();
      Programs.Result with = line.run(jdk, line.agent(), jar, line.openai());
      assertEquals(without.exit(), with.exit(), with.err());
      assertEquals(without.out(), with.out());
      assertFalse(with.err().contains("[aimeter] "), with.err());
      line.assertExact();
      line.assertNoContentOnDisk();
      assertEquals(new TreeMap<>(expected), features(line));
    }
  }

  private static Map<String, Long> features(WholeLine line) throws Exception {
    Map<String, Long> calls = new TreeMap<>();
    for (Map<String, String> row : line.ledger().report("feature")) {
      calls.put(row.get("feature"), Long.parseLong(row.get("calls")));
    }
    return calls;
  }

  /** One setting leaves the feature open. */
  @ParameterizedTest
  @MethodSource("jdks")
  void nothingIsDerivedWhereThatIsOff(Path jdk) throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      List<String> options = new ArrayList<>(line.agent());
      options.add("-Dai.feature.derive=false");
      Programs.Result with =
          line.run(jdk, options, Programs.application("steady"), line.openai(), "3");
      assertEquals(0, with.exit(), with.err());
      line.assertExactTokens();
      assertEquals(List.of(""), List.copyOf(features(line).keySet()));
    }
  }
}
