package io.aimeter.cli.command;

import io.aimeter.core.config.Settings;
import io.aimeter.query.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where queues and store are. */
final class StoreOption {
  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "The aimeter directory: AIMETER_DIR, or ~/.aimeter, when not given.")
  private Path given;

  /** The aimeter directory; it may not exist yet when it was not given by hand. */
  Path root() {
    if (given == null) {
      return check(Settings.load().directory());
    }
    if (!Files.exists(given)) {
      throw new BadInput("no such directory: " + given);
    }
    return check(given.toAbsolutePath().normalize());
  }

  private static Path check(Path directory) {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new BadInput("not a directory: " + directory);
    }
    if (Files.exists(directory) && !Files.isReadable(directory)) {
      throw new BadInput("cannot read " + directory + ": permission denied");
    }
    return directory;
  }
}
