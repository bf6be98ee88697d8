package io.aimeter.collector.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The settings in {@code docs/collector.md} are those of the table of keys. */
class ConfigPageTest {
  private static final String BEGIN =
      "<!-- settings: generated from collector.config.ConfigKey -->\n";
  private static final String END = "<!-- end of settings -->";

  /** With {@code -Daimeter.regenerate=true} it writes the section instead of comparing it. */
  @Test
  void theSectionIsTheOneGeneratedFromTheTable() throws IOException {
    Path page = Path.of("..", "docs", "collector.md");
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
        "docs/collector.md is not what the table of keys says; regenerate it with"
            + " mvn -pl collector -am test -Dtest=ConfigPageTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Daimeter.regenerate=true");
  }

  private static String section() {
    StringBuilder out = new StringBuilder();
    out.append("| key | takes | default | what it does |\n|---|---|---|---|\n");
    for (ConfigKey key : ConfigKey.values()) {
      out.append("| `").append(key.path()).append("`<br>`").append(key.environmentVariable());
      out.append("` | ").append(key.type().description()).append(" | ");
      out.append(key.defaultText() == null ? "" : '`' + key.defaultText() + '`').append(" | ");
      out.append(key.description()).append(" |\n");
    }
    return out.toString();
  }
}
