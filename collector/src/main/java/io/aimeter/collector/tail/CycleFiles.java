package io.aimeter.collector.tail;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.NavigableSet;
import java.util.TreeSet;
import net.openhft.chronicle.queue.RollCycle;

/** The files of a queue, one a cycle; their names are in the order of their age. */
final class CycleFiles {
  private static final String SUFFIX = ".cq4";

  private final Path directory;

  CycleFiles(Path directory) {
    this.directory = directory;
  }

  /** All, the oldest first; none where the directory is gone. */
  NavigableSet<Path> all() throws IOException {
    NavigableSet<Path> all = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      files.forEach(all::add);
    } catch (NoSuchFileException e) {
      // The directory vanished.
    }
    return all;
  }

  /** The file of a cycle, which need not exist. */
  Path file(RollCycle roll, int cycle) {
    long start = (long) cycle * roll.lengthInMillis() + roll.defaultEpoch();
    return directory.resolve(format(roll).format(Instant.ofEpochMilli(start)) + SUFFIX);
  }

  /** The cycle of a file. */
  int cycle(RollCycle roll, Path file) {
    String name = file.getFileName().toString();
    LocalDateTime start =
        format(roll).parse(name.substring(0, name.length() - SUFFIX.length()), LocalDateTime::from);
    long millis = start.toInstant(ZoneOffset.UTC).toEpochMilli() - roll.defaultEpoch();
    return Math.toIntExact(millis / roll.lengthInMillis());
  }

  private static DateTimeFormatter format(RollCycle roll) {
    return DateTimeFormatter.ofPattern(roll.format()).withZone(ZoneOffset.UTC);
  }
}
