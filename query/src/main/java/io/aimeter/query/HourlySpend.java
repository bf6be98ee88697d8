package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Spend by UTC hour.
 *
 * @param first the first hour
 * @param total nano-USD by hour
 * @param dearest nano-USD of the dearest record of each hour
 */
record HourlySpend(Instant first, long[] total, long[] dearest) {
  private static final long MICROS = 3_600_000_000L;
  private static final String COST = RecordField.COST.column();

  /** Asks for the hours from {@code first} until before {@code until}. */
  static HourlySpend ask(Ledger ledger, Instant first, Instant until) throws IOException {
    int hours = (int) ((StoreFiles.micros(until) - StoreFiles.micros(first) + MICROS - 1) / MICROS);
    return ledger.ask(
        (statement, files) -> {
          HourlySpend spend = new HourlySpend(first, new long[hours], new long[hours]);
          StoreFiles chosen = files.between(first, until);
          if (!chosen.isEmpty()) {
            String sums = ", sum(" + COST + ")::BIGINT, max(" + COST + ")";
            try (ResultSet row = statement.executeQuery(spend.sql(sums, chosen, until, ""))) {
              while (row.next()) {
                spend.total[row.getInt(1)] = row.getLong(2);
                spend.dearest[row.getInt(1)] = row.getLong(3);
              }
            }
          }
          return spend;
        });
  }

  /**
   * What each combination of some dimensions' values, null where not known, spent in some of the
   * hours.
   */
  Map<List<String>, SpentHours> series(Ledger ledger, List<Grouping> by, BitSet hours)
      throws IOException {
    Map<List<String>, SpentHours> series = new HashMap<>();
    if (hours.isEmpty()) {
      return series;
    }
    Instant begin = start(hours.nextSetBit(0));
    Instant end = start(hours.length());
    LocalClock clock = new LocalClock(ZoneOffset.UTC, begin, end);
    StringJoiner sums = new StringJoiner(", ", ", ", "");
    sums.add("sum(" + COST + ")::BIGINT");
    by.forEach(grouping -> sums.add(grouping.sql(clock)));
    StringJoiner only = new StringJoiner(", ", " AND hour_at IN (", ")");
    hours.stream().forEach(hour -> only.add(Integer.toString(hour)));
    return ledger.ask(
        (statement, files) -> {
          series.clear();
          StoreFiles chosen = files.between(begin, end);
          if (chosen.isEmpty()) {
            return series;
          }
          String sql = sql(sums.toString(), chosen, end, only.toString());
          try (ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
              List<String> values = new ArrayList<>();
              for (int i = 0; i < by.size(); i++) {
                values.add(row.getString(3 + i));
              }
              series
                  .computeIfAbsent(values, none -> new SpentHours())
                  .add(row.getInt(1), row.getLong(2));
            }
          }
          return series;
        });
  }

  private String sql(String columns, StoreFiles files, Instant until, String condition) {
    long from = StoreFiles.micros(first);
    String start = "epoch_us(" + RecordField.STARTED_AT.column() + ")";
    return "SELECT (("
        + start
        + " - "
        + from
        + ") // "
        + MICROS
        + ")::INTEGER AS hour_at"
        + columns
        + " FROM "
        + files.sql()
        + " WHERE "
        + Sql.began(first, until)
        + " AND "
        + COST
        + " > 0"
        + condition
        + " GROUP BY ALL";
  }

  /** When an hour begins. */
  Instant start(int hour) {
    return first.plus(Duration.ofHours(hour));
  }

  /** How many hours there are. */
  int hours() {
    return total.length;
  }

  /** The sum of some hours, the last one too. */
  static long spent(long[] hours, int from, int last) {
    long sum = 0;
    for (int hour = from; hour <= last; hour++) {
      sum += hours[hour];
    }
    return sum;
  }

  /** The index of the first hour with any spend; the number of hours where there is none. */
  int firstSpent() {
    int at = 0;
    while (at < total.length && total[at] == 0) {
      at++;
    }
    return at;
  }
}
