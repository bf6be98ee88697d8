package io.aimeter.collector.config;

import io.aimeter.collector.GeneratedSection;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The settings in {@code docs/collector.md} are those of the table of keys. */
class ConfigPageTest {
  @Test
  void theSectionIsTheOneGeneratedFromTheTable() throws IOException {
    GeneratedSection.check(
        "collector.md",
        "<!-- settings: generated from collector.config.ConfigKey -->",
        "<!-- end of settings -->",
        section(),
        "ConfigPageTest");
  }

  private static String section() {
    StringBuilder out = new StringBuilder();
    out.append(
        "| key | takes | default | a change takes effect | what it does |\n|---|---|---|---|---|\n");
    for (ConfigKey key : ConfigKey.values()) {
      out.append("| `").append(key.path()).append("`<br>`").append(key.environmentVariable());
      out.append("` | ").append(key.type().description()).append(" | ");
      out.append(key.defaultText() == null ? "" : '`' + key.defaultText() + '`').append(" | ");
      out.append(key.effect().description()).append(" | ");
      out.append(key.description()).append(" |\n");
    }
    return out.toString();
  }
}
