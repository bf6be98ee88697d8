package io.aimeter.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The context map of each logging library is read in the class loader it lives in, of the thread
 * that the call belongs to; and clients inside such loaders are metered at all.
 */
class ContainersIT {
  @TempDir Path work;

  static List<Path> jdks() throws IOException {
    return Jdks.all();
  }

  /** Logback in one, Log4j in the other; each answers on threads of the same pool. */
  @ParameterizedTest
  @MethodSource("jdks")
  void twoWebApplicationsInTomcat(Path jdk) throws Exception {
    assertCalls(jdk, "tomcat", Map.of("one", "4", "two", "2"));
  }

  /** A bundle sees {@code java.*} and what it imports: neither the agent nor its bridge. */
  @ParameterizedTest
  @MethodSource("jdks")
  void aBundleInFelix(Path jdk) throws Exception {
    assertCalls(jdk, "felix", Map.of("bundle", "2"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theLogManagerOfJBoss(Path jdk) throws Exception {
    assertCalls(
        jdk,
        "jboss",
        Map.of("jboss", "2"),
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
  }

  /** Of the newest JDK, which has them. */
  @Test
  void virtualThreads() throws Exception {
    List<Path> jdks = Jdks.all();
    assertCalls(
        jdks.get(jdks.size() - 1),
        "virtual",
        Map.of("virtual0", "1", "virtual1", "1", "virtual2", "1", "virtual3", "1"));
  }

  private void assertCalls(
      Path jdk, String container, Map<String, String> expected, String... options)
      throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      List<String> all = new ArrayList<>(line.agent());
      all.addAll(List.of(options));
      Programs.Result app =
          line.run(
              jdk,
              all,
              Programs.application("containers"),
              container,
              line.openai() + "/chat/completions",
              work.resolve("container").toString());
      assertEquals(0, app.exit(), app.err());
      line.assertExact();
      assertEquals(expected, line.ledger().calls("feature"), app.out() + app.err());
    }
  }
}
