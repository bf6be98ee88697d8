package io.aimeter.collector.store;

import io.aimeter.core.ledger.StoreFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Moves the rows of UTC days that are over from hot files to a directory a day, where a reader of a
 * range of days opens those days' files alone. Rows that come later still get a further file in
 * their day's directory.
 *
 * @param today days from the epoch: the first day that is not sealed
 */
record Sealing(List<StoreFile> inputs, long today, String name) implements Rewrite {
  /** A day is over only when the calls that began in it are. */
  private static final Duration LATEST_END = Duration.ofHours(1);

  private static final long DAY_MICROS = TimeUnit.DAYS.toMicros(1);

  /**
   * What to seal, or null where there is nothing to do.
   *
   * @param name of the files to be written, should there be any
   */
  static Sealing next(List<StoreFile> files, Instant now, String name) {
    long today = TimeUnit.SECONDS.toDays(now.minus(LATEST_END).getEpochSecond());
    List<StoreFile> inputs =
        files.stream()
            .filter(file -> Places.isHot(file) && file.minStartMicros() < today * DAY_MICROS)
            .toList();
    return inputs.isEmpty() ? null : new Sealing(inputs, today, name);
  }

  @Override
  public List<StoreFile> write(ParquetFiles files) throws IOException {
    List<StoreFile> written = new ArrayList<>();
    boolean open = false;
    for (long day : files.days(inputs)) {
      if (day >= today) {
        open = true;
        continue;
      }
      String path = Places.day(LocalDate.ofEpochDay(day), name);
      written.add(files.merge(path, inputs, day * DAY_MICROS, (day + 1) * DAY_MICROS));
    }
    if (open) {
      written.add(files.merge(Places.hot(name), inputs, today * DAY_MICROS, Long.MAX_VALUE));
    }
    return written;
  }
}
