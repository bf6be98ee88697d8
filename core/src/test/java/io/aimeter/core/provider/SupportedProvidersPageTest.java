package io.aimeter.core.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The providers in {@code docs/supported.md} are those of the tables. */
class SupportedProvidersPageTest {
  private static final String BEGIN = "<!-- providers: generated from core.provider -->\n";
  private static final String END = "<!-- end of providers -->";

  /** With {@code -Daimeter.regenerate=true} it writes the section instead of comparing it. */
  @Test
  void theSectionIsTheOneGeneratedFromTheTables() throws IOException {
    Path page = Path.of("..", "docs", "supported.md");
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
        "docs/supported.md is not what the tables of endpoints say; regenerate it with"
            + " mvn -pl core test -Dtest=SupportedProvidersPageTest -Daimeter.regenerate=true");
  }

  private static String section() {
    StringBuilder out = new StringBuilder();
    out.append(
        "| provider | hosts | billed calls | calls known not to be billed |\n|---|---|---|---|\n");
    for (EndpointTable table : Providers.ALL) {
      out.append("| `").append(table.provider()).append("` | ");
      out.append(
          table.hosts().isEmpty()
              ? "by `ai.hosts`"
              : table.hosts().stream()
                  .map(host -> '`' + host.name + '`')
                  .collect(Collectors.joining(", ")));
      out.append(" | ").append(callTypes(table, true));
      out.append(" | ").append(callTypes(table, false)).append(" |\n");
    }
    return out.toString();
  }

  private static String callTypes(EndpointTable table, boolean billable) {
    Set<String> types = new TreeSet<>();
    for (Endpoint endpoint : table.endpoints()) {
      if (endpoint.billable() == billable) {
        types.add(endpoint.callType());
      }
    }
    return String.join(", ", types);
  }
}
