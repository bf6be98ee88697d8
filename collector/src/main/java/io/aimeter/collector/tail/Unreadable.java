package io.aimeter.collector.tail;

import io.aimeter.core.ledger.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

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
      Path file = directory.resolve(source.replace('/', '-') + "-" + position);
      Durable.directories(directory);
      Files.write(file, bytes);
      Durable.file(file);
      Durable.directory(directory);
    } catch (IOException e) {
      // Counted all the same; the record was lost before it came here.
    }
  }

  /**
   * Moves files of a directory that cannot be read to a place of their own. Not counted: whether
   * there were records in them, the gap in their sequence shows.
   *
   * @return that place
   * @throws IOException if it cannot be; to be tried again
   */
  Path setAside(String name, List<Path> files) throws IOException {
    Path place = Durable.directories(directory.resolve(name));
    for (Path file : files) {
      Files.move(file, place.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
    Durable.directory(place);
    return place;
  }

  /** How many there were. */
  public long count() {
    return count;
  }
}
