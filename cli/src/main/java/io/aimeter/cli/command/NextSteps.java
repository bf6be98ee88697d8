package io.aimeter.cli.command;

import io.aimeter.cli.render.Palette;
import java.nio.file.Path;

/** What to say where there is nothing to report yet. */
final class NextSteps {
  private NextSteps() {}

  static String text(Path root, Palette palette) {
    // The launcher knows where the agent was built.
    String jar = System.getProperty("cli.agent.jar", "/path/to/aimeter.jar");
    // What is unpacked from an archive has no demo; the launcher knows that too.
    String demo =
        Boolean.getBoolean("cli.archive")
            ? ""
            : "\nTo see it at work without a key or a network first: aimeter demo\n";
    return palette.bold("No records in " + root + " yet.")
        + "\n\n  1. Start your application with:   -javaagent:"
        + jar
        + " -Dai.team=TEAM -Dai.app=APP\n"
        + "  2. Keep the collector running:    aimeter collect\n"
        + "  3. Still nothing after a call?    aimeter doctor\n"
        + demo;
  }
}
