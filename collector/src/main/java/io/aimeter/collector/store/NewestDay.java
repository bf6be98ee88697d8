package io.aimeter.collector.store;

import io.aimeter.core.ledger.StoreFile;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * The day from which a store's past is counted. A clock that is ahead for some hours, of agents and
 * collector alike, must cost no record: so not simply the newest day with records. Days behind a
 * gap are believed once there are three of them; of those before that the newest counts.
 *
 * @param day from the epoch: the newest that is believed, 0 where nothing is
 * @param open the first day that no want of room may take
 */
record NewestDay(long day, long open) {
  private static final long DAY_MICROS = TimeUnit.DAYS.toMicros(1);
  private static final int ENOUGH = 3;

  /** That of a store at a moment by the collector's clock, behind which no day is looked at. */
  static NewestDay of(List<StoreFile> files, Instant now) {
    long today = TimeUnit.SECONDS.toDays(now.getEpochSecond());
    TreeSet<Long> days = new TreeSet<>();
    for (StoreFile file : files) {
      days.add(Math.floorDiv(file.minStartMicros(), DAY_MICROS));
      days.add(Math.floorDiv(file.maxStartMicros(), DAY_MICROS));
    }
    days.removeIf(day -> day > today || day <= 0);
    if (days.isEmpty()) {
      return new NewestDay(0, 0);
    }
    long believed = days.first();
    Iterator<Long> newestFirst = days.descendingIterator();
    for (int i = 0; i < ENOUGH && newestFirst.hasNext(); i++) {
      believed = newestFirst.next();
    }
    for (long day : days.tailSet(believed)) {
      if (day > believed + 1) {
        return new NewestDay(believed, believed);
      }
      believed = day;
    }
    return new NewestDay(believed, Math.min(today, believed + 1));
  }
}
