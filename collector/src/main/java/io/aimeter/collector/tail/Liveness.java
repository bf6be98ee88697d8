package io.aimeter.collector.tail;

import io.aimeter.core.ledger.Layout;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/** Tells by its lock whether the JVM that owns a queue directory still lives. */
final class Liveness {
  /** A directory in which nothing is was left by a JVM that died making it, if it is this old. */
  private static final Duration HALF_MADE = Duration.ofMinutes(1);

  private Liveness() {}

  /**
   * Whether the JVM is gone.
   *
   * @param hasRead whether something was ever read there: an agent writes only under the lock, so
   *     that a directory then lacks it only because a collector was killed while deleting it
   */
  static boolean isDead(Path directory, boolean hasRead) throws IOException {
    Path lockFile = directory.resolve(Layout.LIVE_LOCK);
    if (!Files.exists(lockFile)) {
      if (hasRead) {
        return true;
      }
      return Files.getLastModifiedTime(directory)
          .toInstant()
          .plus(HALF_MADE)
          .isBefore(Instant.now());
    }
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // held by this very process
    } catch (AccessDeniedException e) {
      return false; // not ours to judge: read, and never deleted
    }
  }
}
