package io.aimeter.dashboard;

import java.io.File;
import java.util.Arrays;

/** Programs that this machine must have. Nothing is fetched for them. */
final class Installed {
  private Installed() {}

  /**
   * A program, by the first of its names that is on the path.
   *
   * @param variable an environment variable that may name it
   */
  static File program(String variable, String... names) {
    String given = System.getenv(variable);
    if (given != null) {
      return new File(given);
    }
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .flatMap(path -> Arrays.stream(names).map(name -> new File(path, name)))
        .filter(File::canExecute)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "there is no "
                        + names[0]
                        + " here, and the dashboard is tested in a real browser. Debian: apt-get"
                        + " install chromium chromium-driver. Or name one by "
                        + variable));
  }
}
