package io.aimeter.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Spring Boot in a fat jar: whatever thread a call is made on, it has the feature that the filter
 * of its request has put into the MDC.
 */
class AcrossThreadsIT {
  private static final String[] WAYS = {
    "call",
    "stream",
    "stream-later",
    "async",
    "async-void",
    "supply",
    "supply-executor",
    "supply-chain",
    "execute",
    "submit"
  };

  @TempDir Path work;

  static List<Path> jdks() throws IOException {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void springAi1(Path jdk) throws Exception {
    assertAllHaveTheirFeature(jdk, "spring-ai-threads", "");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void springAi2(Path jdk) throws Exception {
    assertAllHaveTheirFeature(jdk, "spring-ai-2", "/v1");
  }

  private void assertAllHaveTheirFeature(Path jdk, String application, String path)
      throws Exception {
    try (WholeLine line = new WholeLine(work)) {
      Programs.Result app =
          line.run(
              jdk,
              line.agent(),
              Programs.application(application),
              "--server.port=0",
              "--spring.ai.openai.api-key=sk-secret-7301",
              "--spring.ai.openai.base-url=" + line.at("api.openai.com") + path);
      assertEquals(0, app.exit(), app.err());
      assertEquals("", app.err());
      for (String way : WAYS) {
        assertEquals(
            1, app.out().lines().filter(each -> each.startsWith(way + " 200 ")).count(), app.out());
      }
      Programs.collect(line.ledger().root());
      line.assertNoContentOnDisk();
      assertEquals(Map.of(), line.ledger().losses());
      Map<String, String> expected = new TreeMap<>();
      Arrays.stream(WAYS).forEach(way -> expected.put(way, "1"));
      assertEquals(expected, line.ledger().calls("feature"));
    }
  }
}
