package io.aimeter.collector.store;

import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.Rollup;
import io.aimeter.core.ledger.StoreFile;
import io.aimeter.query.RollupRows;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sums up the records of sealed days, a file a month: a reader of a year opens twelve. What of the
 * month has been summed up and still holds is taken over.
 *
 * @param before the month's rollup until now, null: none
 * @param fresh the days to sum up, from the epoch, with their files
 */
record DayRollup(Rollup before, Map<Long, List<StoreFile>> fresh, String path) implements Rewrite {

  /**
   * What to sum up, or null where there is nothing to do.
   *
   * @param name of the file to be written, should there be one
   */
  // Day 0 is where records without a start are, which no range of time has.
  static DayRollup next(Manifest manifest, String name) {
    Map<String, Rollup> months = new TreeMap<>();
    Set<Long> known = new HashSet<>();
    for (Rollup rollup : manifest.rollups()) {
      if (rollup.form().equals(RollupRows.FORM)) {
        months.put(Places.month(rollup), rollup);
        known.addAll(rollup.days().keySet());
      }
    }
    Map<String, Map<Long, List<StoreFile>>> fresh = new TreeMap<>();
    for (StoreFile file : manifest.files()) {
      LocalDate date = Places.date(file);
      if (date != null && date.toEpochDay() > 0 && !known.contains(date.toEpochDay())) {
        fresh
            .computeIfAbsent(Places.month(date), none -> new TreeMap<>())
            .computeIfAbsent(date.toEpochDay(), none -> new ArrayList<>())
            .add(file);
      }
    }
    return fresh.entrySet().stream()
        .findFirst()
        .map(
            month ->
                new DayRollup(
                    months.get(month.getKey()),
                    month.getValue(),
                    Places.rollup(month.getKey(), name)))
        .orElse(null);
  }

  /** The files whose records are summed up; they stay. */
  @Override
  public List<StoreFile> inputs() {
    return fresh.values().stream().flatMap(List::stream).toList();
  }

  /** Writes the month's sums; tells of how many records those of the fresh days are. */
  @Override
  public List<StoreFile> write(ParquetFiles files) throws IOException {
    return List.of(files.sum(path, before, fresh));
  }

  /** The rollups with this one, in the place of what it takes over and of other forms. */
  List<Rollup> applied(List<Rollup> rollups) {
    Map<Long, List<String>> days = new TreeMap<>();
    if (before != null) {
      days.putAll(before.days());
    }
    fresh.forEach((day, of) -> days.put(day, of.stream().map(StoreFile::path).toList()));
    List<Rollup> applied =
        rollups.stream()
            .filter(r -> r.form().equals(RollupRows.FORM) && !isBefore(r))
            .collect(Collectors.toCollection(ArrayList::new));
    applied.add(new Rollup(path, RollupRows.FORM, days));
    return applied;
  }

  private boolean isBefore(Rollup rollup) {
    return before != null && before.path().equals(rollup.path());
  }
}
