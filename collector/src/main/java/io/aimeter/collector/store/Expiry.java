package io.aimeter.collector.store;

import io.aimeter.core.ledger.Expired;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.StoreFile;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Drops the oldest days: whole ones, so that no day is ever there by half. What is dropped is
 * counted by instance, that its sequences have no gap. A record that comes for a day that is gone
 * goes the same way once it is sealed.
 *
 * @param inputs the files that go
 * @param beforeDay from the epoch: the first day that stays
 */
record Expiry(
    List<StoreFile> inputs,
    List<StoreFile> others,
    Set<String> alive,
    Expired before,
    long beforeDay,
    String path)
    implements Rewrite {

  /**
   * What to drop, or null where there is nothing to do.
   *
   * @param name of the file to be written, should there be one
   */
  static Expiry next(Manifest manifest, Retention retention, Instant now, String name) {
    Map<Long, Long> days = new TreeMap<>();
    long bytes = 0;
    for (StoreFile file : manifest.files()) {
      bytes += file.bytes();
      if (mayGo(file)) {
        days.merge(day(file), file.bytes(), Long::sum);
      }
    }
    NewestDay newest = NewestDay.of(manifest.files(), now);
    long beforeDay = newest.day() > retention.days() ? newest.day() - retention.days() : 0;
    for (Map.Entry<Long, Long> day : days.entrySet()) {
      boolean mayGo = day.getKey() >= beforeDay && day.getKey() < newest.open();
      if (mayGo && bytes > retention.bytes()) {
        beforeDay = day.getKey() + 1;
      }
      bytes -= day.getValue();
    }
    if (manifest.expired() != null) {
      beforeDay = Math.max(beforeDay, manifest.expired().beforeDay());
    }
    long first = beforeDay;
    Map<Boolean, List<StoreFile>> files =
        manifest.files().stream()
            .collect(Collectors.partitioningBy(file -> mayGo(file) && day(file) < first));
    List<StoreFile> inputs = files.get(true);
    if (inputs.isEmpty()) {
      return null;
    }
    Set<String> alive = new HashSet<>();
    manifest.next().keySet().forEach(s -> alive.add(s.substring(0, s.lastIndexOf('/'))));
    return new Expiry(
        inputs, files.get(false), alive, manifest.expired(), first, Places.expired(name));
  }

  /** Sealed, and with a time: day 0 is where records without a start are. */
  private static boolean mayGo(StoreFile file) {
    LocalDate date = Places.date(file);
    return date != null && date.toEpochDay() > 0;
  }

  private static long day(StoreFile file) {
    return Places.date(file).toEpochDay();
  }

  @Override
  public List<StoreFile> write(ParquetFiles files) throws IOException {
    return List.of(files.count(path, before, inputs, others, alive));
  }

  /** What is gone with this. */
  Expired applied(Expired earlier) {
    long records = inputs.stream().mapToLong(StoreFile::rows).sum();
    return new Expired(beforeDay, (earlier == null ? 0 : earlier.records()) + records, path);
  }
}
