package io.aimeter.organisation;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What was written, counted by itself: nothing of the product adds these up. */
public final class Tally {
  private final Map<List<String>, long[]> sums = new HashMap<>();
  private long records;
  private long nanos;

  void add(CostRecord record) {
    records++;
    nanos += record.number(RecordField.COST);
    List<String> key = new ArrayList<>(List.of(day(record)));
    for (RecordField field : List.of(RecordField.TEAM, RecordField.APP, RecordField.FEATURE)) {
      key.add(Objects.requireNonNullElse(record.text(field), ""));
    }
    long[] sum = sums.computeIfAbsent(key, none -> new long[2]);
    sum[0]++;
    sum[1] += record.number(RecordField.COST);
  }

  private static String day(CostRecord record) {
    long day = TimeUnit.NANOSECONDS.toDays(record.number(RecordField.STARTED_AT));
    return LocalDate.ofEpochDay(day).toString();
  }

  /** All records. */
  public long records() {
    return records;
  }

  /** Nano-USD of all. */
  public long nanos() {
    return nanos;
  }

  /**
   * Nano-USD of the UTC days of a range whose records have these values.
   *
   * @param team null for all, the empty text for none; so of the others
   */
  public long nanos(Instant since, Instant until, String team, String app, String feature) {
    String first = since.toString().substring(0, 10);
    String end = until.toString().substring(0, 10);
    long sum = 0;
    for (Map.Entry<List<String>, long[]> entry : sums.entrySet()) {
      List<String> key = entry.getKey();
      boolean within = key.get(0).compareTo(first) >= 0 && key.get(0).compareTo(end) < 0;
      if (within && is(team, key.get(1)) && is(app, key.get(2)) && is(feature, key.get(3))) {
        sum += entry.getValue()[1];
      }
    }
    return sum;
  }

  private static boolean is(String asked, String value) {
    return asked == null || asked.equals(value);
  }
}
