package io.aimeter.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferencePageTest {
  private static final String REGENERATE = "aimeter.regenerate";

  /** With {@code -Daimeter.regenerate=true} it writes the page instead of comparing it. */
  @Test
  void thePageInDocsIsTheOneGeneratedFromTheTable() throws IOException {
    Path page = Path.of("..", "docs", "configuration.md");
    if (Boolean.getBoolean(REGENERATE)) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, ReferencePage.text());
    }
    String committed = Files.exists(page) ? Files.readString(page) : "";
    assertEquals(
        ReferencePage.text(),
        committed,
        "docs/configuration.md is not what the table of keys says; regenerate it with"
            + " mvn -pl core test -Dtest=ReferencePageTest -Daimeter.regenerate=true");
  }
}
