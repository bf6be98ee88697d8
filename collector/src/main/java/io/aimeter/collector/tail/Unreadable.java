package io.aimeter.collector.tail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps aside what was no readable record, for somebody to look at, and counts it. */
public final class Unreadable {
  private static final int MOST_KEPT = 1000;

  private final Path directory;
  private long count;

  /** Keeps it in that directory, which is made when there is something to keep. */
  public Unreadable(Path directory) {
    this.directory = directory;
  }

  void keep(String source, long position, byte[] bytes) {
    count++;
    if (count > MOST_KEPT) {
      return;
    }
    try {
      Files.createDirectories(directory);
      Files.write(directory.resolve(source.replace('/', '-') + "-" + position), bytes);
    } catch (IOException e) {
      // Counted all the same; the record was lost before it came here.
    }
  }

  /** How many there were. */
  public long count() {
    return count;
  }
}
