package io.aimeter.collector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a page in {@code docs} that is generated from a table in the source. */
public final class GeneratedSection {
  private GeneratedSection() {}

  /**
   * Fails unless the page has it so between two comments. With {@code -Daimeter.regenerate=true} it
   * writes it there instead.
   *
   * @param begin the line before it
   * @param test the test that calls, for the message
   */
  public static void check(String pageName, String begin, String end, String section, String test)
      throws IOException {
    Path page = Path.of("..", "docs", pageName);
    String committed = Files.readString(page);
    int from = committed.indexOf(begin + '\n') + begin.length() + 1;
    int to = committed.indexOf(end);
    if (Boolean.getBoolean("aimeter.regenerate")) {
      committed = committed.substring(0, from) + section + committed.substring(to);
      Files.writeString(page, committed);
      to = committed.indexOf(end);
    }
    assertEquals(
        section,
        committed.substring(from, to),
        page
            + " is not what the table says; regenerate it with mvn -pl collector -am test -Dtest="
            + test
            + " -Dsurefire.failIfNoSpecifiedTests=false -Daimeter.regenerate=true");
  }
}
