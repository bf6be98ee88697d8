package io.aimeter.collector.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Opens a link in the user's browser, if there is one to be had. */
final class Browser {
  private Browser() {}

  /**
   * Opens it by way of a file that only the user may read: what a process is started with, all
   * users of the host can see, and the link has a token in it.
   */
  static void open(String link) {
    List<String> opener = opener();
    if (opener == null) {
      return;
    }
    try {
      Path page = Files.createTempFile("aimeter-dashboard", ".html"); // for its owner alone
      page.toFile().deleteOnExit();
      Files.writeString(
          page,
          "<!doctype html><meta charset=\"utf-8\"><title>aimeter</title>"
              + "<meta name=\"referrer\" content=\"no-referrer\">"
              + "<meta http-equiv=\"refresh\" content=\"0; url="
              + link
              + "\">");
      ProcessBuilder builder = new ProcessBuilder(opener);
      builder.command().add(page.toString());
      builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      System.err.println("aimeter dashboard: no browser could be opened; open the link by hand");
    }
  }

  private static List<String> opener() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.contains("mac")) {
      return new ArrayList<>(List.of("open"));
    }
    if (system.contains("windows")) {
      return new ArrayList<>(List.of("rundll32", "url.dll,FileProtocolHandler"));
    }
    boolean screen = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
    return screen ? new ArrayList<>(List.of("xdg-open")) : null;
  }
}
