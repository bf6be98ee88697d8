package io.aimeter.agent.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The clients in {@code docs/supported.md} are those of the hook tables, all of them. */
class SupportedClientsPageTest {
  private static final String BEGIN = "<!-- clients: generated from agent.weave.Hooks -->\n";
  private static final String END = "<!-- end of clients -->";

  /** With {@code -Daimeter.regenerate=true} it writes the section instead of comparing it. */
  @Test
  void theSectionIsTheOneGeneratedFromTheTables() throws IOException {
    Path page = Path.of("..", "..", "docs", "supported.md");
    String committed = Files.readString(page);
    int from = committed.indexOf(BEGIN) + BEGIN.length();
    int to = committed.indexOf(END);
    if (Boolean.getBoolean("aimeter.regenerate")) {
      committed = committed.substring(0, from) + section() + committed.substring(to);
      Files.writeString(page, committed);
      to = committed.indexOf(END);
    }
    assertEquals(
        section(),
        committed.substring(from, to),
        "docs/supported.md is not what the tables of hooks say; regenerate it with"
            + " mvn -pl agent/runtime -am test -Dtest=SupportedClientsPageTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Daimeter.regenerate=true");
  }

  private static String section() {
    Map<String, Set<String>> woven = new LinkedHashMap<>();
    for (int i = 0; i < Hooks.count(); i++) {
      Hook hook = Hooks.at(i);
      if (!hook.isOfTasks()) {
        woven
            .computeIfAbsent(hook.tapName(), name -> new TreeSet<>())
            .add(hook.className().replace('/', '.'));
      }
    }
    assertEquals(woven.keySet(), SupportedClients.ROWS.keySet(), "a row a tap");
    StringBuilder out = new StringBuilder();
    out.append("| tap | client | versions tested | JDKs tested | classes woven |\n");
    out.append("|---|---|---|---|---|\n");
    woven.forEach(
        (tap, classes) -> {
          SupportedClients.Row row = SupportedClients.ROWS.get(tap);
          out.append("| `").append(tap).append("` | ").append(row.client());
          out.append(" | ").append(row.versions()).append(" | ").append(row.jdks());
          out.append(" | `").append(String.join("`, `", classes)).append("` |\n");
        });
    return out.toString();
  }
}
