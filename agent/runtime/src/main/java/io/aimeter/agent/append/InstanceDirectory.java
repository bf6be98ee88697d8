package io.aimeter.agent.append;

import io.aimeter.core.ledger.Layout;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A queue directory of this JVM, locked for as long as the JVM lives. Never one that was there
 * before: Chronicle's own lock is a bare process id, and containers share those.
 */
final class InstanceDirectory {
  private final Path path;

  // Held, not used: the lock lives as long as this does, that is as long as the JVM.
  @SuppressWarnings("unused")
  private final FileLock lock;

  /**
   * Creates and locks the directory, with its parents.
   *
   * @throws IOException if that is not possible, saying why
   */
  InstanceDirectory(Path root, String name) throws IOException {
    path = Layout.queues(root).resolve(name);
    Files.createDirectories(path.getParent());
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
    } else {
      Files.createDirectory(path);
    }
    FileChannel channel =
        FileChannel.open(
            path.resolve(Layout.LIVE_LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    lock = channel.lock(); // waits for a collector that is just asking whether it is held
  }

  Path path() {
    return path;
  }

  /** The bytes all its files use; files that vanish meanwhile count nothing. */
  long size() {
    long size = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
      for (Path file : files) {
        try {
          size += Files.size(file);
        } catch (IOException e) {
          // shipped and deleted meanwhile
        }
      }
    } catch (IOException e) {
      return size;
    }
    return size;
  }
}
