package io.aimeter.agent.append;

import io.aimeter.core.ledger.Layout;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A queue directory of this JVM, locked until it is given up or the JVM ends. Never one that was
 * there before: Chronicle's own lock is a bare process id, and containers share those.
 */
final class InstanceDirectory {
  private final Path path;

  /** Holds the lock for as long as it is open. */
  private final FileChannel lock;

  /**
   * Creates and locks the directory, with its parents. Leaves nothing behind where that fails.
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
    try {
      lock =
          FileChannel.open(
              path.resolve(Layout.LIVE_LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock.lock(); // waits for a collector that is just asking whether it is held
    } catch (IOException e) {
      deleteEmpty();
      throw e;
    }
  }

  Path path() {
    return path;
  }

  /** Deletes the directory, in which nothing was recorded. */
  void discard() {
    try {
      lock.close();
    } catch (IOException e) {
      // The file is deleted all the same.
    }
    deleteEmpty();
  }

  private void deleteEmpty() {
    try {
      Files.deleteIfExists(path.resolve(Layout.AGENT_STATUS));
      Files.deleteIfExists(path.resolve(Layout.LIVE_LOCK));
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // An empty directory stays; a collector removes it.
    }
  }

  /**
   * Leaves the directory to the collector, which takes it for that of a JVM that has ended. Without
   * its status: that counts for the process, and the next directory's goes on with it.
   */
  void giveUp() {
    try {
      Files.deleteIfExists(path.resolve(Layout.AGENT_STATUS));
      lock.close();
    } catch (IOException e) {
      // The lock then lasts as long as the JVM.
    }
  }

  /** The bytes all its files take at most; files that vanish meanwhile count nothing. */
  long size() {
    return size(path);
  }

  /** The bytes that all files of a directory take at most, this JVM's or another's. */
  static long size(Path path) {
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
