package io.aimeter.agent.append;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aimeter.agent.append.Problems.Kind;
import io.aimeter.agent.health.Notices;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemsTest {
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private final Problems problems =
      new Problems(new Notices(new PrintStream(stderr, true, UTF_8), false));

  @Test
  void eachKindIsSaidOnceButTheLastOneIsKnown() {
    problems.arose(Kind.NO_ROOM, "no room in a", null);
    problems.ended();
    problems.arose(Kind.NO_ROOM, "no room in b", null);
    assertEquals("no room in b", problems.last());
    problems.ended();
    problems.arose(Kind.BROKEN, "broken", null);

    assertEquals(
        List.of(
            "[aimeter] no room in a",
            "[aimeter] calls are recorded again; those dropped meanwhile are counted",
            "[aimeter] broken"),
        stderr.toString(UTF_8).lines().toList());
  }
}
