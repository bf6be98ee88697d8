package io.aimeter.dashboard;

import io.aimeter.organisation.GeneratedYear;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A year of an organisation in a real store, written once for all tests. */
final class RealYear {
  private static final long RECORDS = Long.getLong("aimeter.dashboard.records", 1_000_000);

  private static final GeneratedYear YEAR = write();

  private RealYear() {}

  private static GeneratedYear write() {
    try {
      Path root = Files.createTempDirectory(Path.of(System.getProperty("work")), "year");
      Instant until = Instant.now().truncatedTo(ChronoUnit.HOURS);
      return GeneratedYear.write(root, RECORDS, 1, until, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When it ends. */
  static Instant until() {
    return YEAR.until();
  }

  /** The aimeter directory. */
  static Path root() {
    return YEAR.root();
  }
}
