package io.aimeter.core.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Makes what is on disk survive a power cut. A file's content does once the file has been forced;
 * that it is there, or is there no more, only once its directory has been.
 */
public final class Durable {
  /** A directory cannot be opened there; its journal orders renames. */
  private static final boolean NO_DIRECTORIES = System.getProperty("os.name").startsWith("Windows");

  private Durable() {}

  /** The content of the file survives when this returns. */
  public static void file(Path file) throws IOException {
    force(file, StandardOpenOption.WRITE);
  }

  /** Which entries the directory has survives when this returns. */
  public static void directory(Path directory) throws IOException {
    if (!NO_DIRECTORIES) {
      force(directory, StandardOpenOption.READ);
    }
  }

  /**
   * Makes the directory where it is missing; that it is there survives when this returns. Of an
   * ancestor that this process may not read it is taken for granted.
   */
  public static Path directories(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (Path each = directory.toAbsolutePath().getParent();
        each != null;
        each = each.getParent()) {
      try {
        directory(each);
      } catch (AccessDeniedException e) {
        // Another has made it, long ago.
      }
    }
    return directory;
  }

  private static void force(Path path, OpenOption mode) throws IOException {
    try (FileChannel channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }
}
