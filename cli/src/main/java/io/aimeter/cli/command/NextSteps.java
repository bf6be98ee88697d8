package io.aimeter.cli.command;

import io.aimeter.cli.render.Palette;
import java.nio.file.Path;

/** What to say where there is nothing to report yet. */
final class NextSteps {
  private NextSteps() {}

  static String text(Path root, Palette palette) {
    return palette.bold("No records in " + root + " yet.")
        + "\n\n"
        + "  1. Start your application with  -javaagent:/path/to/aimeter.jar -Dai.team=TEAM -Dai.app=APP\n"
        + "  2. Keep the collector running:  aimeter collect\n"
        + "  3. Nothing here after a call?   aimeter doctor\n\n"
        + "To see it all on a fake provider first: aimeter demo\n";
  }
}
