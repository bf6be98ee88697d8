package io.aimeter.collector.main;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Tells a disk that is full, for which one can wait, from what somebody must mend first. */
final class NoRoom {
  private static final Set<String> SAID = Set.of("No space left on device", "Disk quota exceeded");

  /** With less than that nothing of a store can be made. */
  private static final long NOTHING = 1 << 16;

  private NoRoom() {}

  /**
   * Whether this failed for want of room.
   *
   * @param place a directory on the disk that was written, which need not be there yet
   */
  static boolean isCauseOf(IOException failure, Path place) {
    String text = String.valueOf(failure.getMessage());
    // Where the system speaks another language, the room says it; what is not allowed has a
    // class of its own.
    return SAID.stream().anyMatch(text::contains)
        || (failure.getClass() == FileSystemException.class && usable(place) < NOTHING);
  }

  private static long usable(Path place) {
    Path there = place.toAbsolutePath();
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    try {
      return Files.getFileStore(there).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}
