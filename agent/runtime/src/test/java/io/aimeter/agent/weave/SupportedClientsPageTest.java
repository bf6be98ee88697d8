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

/** The clients and frameworks in {@code docs/supported.md} are those of the hook tables, all. */
class SupportedClientsPageTest {
  @Test
  void theClientsAreThoseOfTheTables() throws IOException {
    assertSection("clients", clients());
  }

  @Test
  void theFrameworksAreThoseOfTheTables() throws IOException {
    assertSection("frameworks", frameworks());
  }

  /** With {@code -Daimeter.regenerate=true} it writes the section instead of comparing it. */
  private static void assertSection(String name, String section) throws IOException {
    String begin = "<!-- " + name + ": generated from agent.weave.Hooks -->\n";
    String end = "<!-- end of " + name + " -->";
    Path page = Path.of("..", "..", "docs", "supported.md");
    String committed = Files.readString(page);
    int from = committed.indexOf(begin) + begin.length();
    int to = committed.indexOf(end);
    if (Boolean.getBoolean("aimeter.regenerate")) {
      committed = committed.substring(0, from) + section + committed.substring(to);
      Files.writeString(page, committed);
      to = committed.indexOf(end);
    }
    assertEquals(
        section,
        committed.substring(from, to),
        "docs/supported.md is not what the tables of hooks say; regenerate it with"
            + " mvn -pl agent/runtime -am test -Dtest=SupportedClientsPageTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Daimeter.regenerate=true");
  }

  private static String clients() {
    return table("client", false, SupportedClients.ROWS);
  }

  private static String frameworks() {
    return table("framework", true, SupportedFrameworks.ROWS);
  }

  private static String table(
      String kind, boolean names, Map<String, SupportedClients.Row> supported) {
    Map<String, Set<String>> woven = new LinkedHashMap<>();
    for (int i = 0; i < Hooks.count(); i++) {
      Hook hook = Hooks.at(i);
      if (hook.names() != names || hook.isOfTasks()) {
        continue;
      }
      woven
          .computeIfAbsent(hook.tapName(), name -> new TreeSet<>())
          .add(hook.className().replace('/', '.'));
    }
    assertEquals(woven.keySet(), supported.keySet(), "a row a tap");
    StringBuilder out = new StringBuilder();
    out.append("| tap | ")
        .append(kind)
        .append(" | versions tested | JDKs tested | classes woven |\n");
    out.append("|---|---|---|---|---|\n");
    woven.forEach(
        (tap, classes) -> {
          SupportedClients.Row row = supported.get(tap);
          out.append("| `").append(tap).append("` | ").append(row.client());
          out.append(" | ").append(row.versions()).append(" | ").append(row.jdks());
          out.append(" | `").append(String.join("`, `", classes)).append("` |\n");
        });
    return out.toString();
  }
}
