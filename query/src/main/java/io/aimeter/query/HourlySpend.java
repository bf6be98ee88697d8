package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Spend by UTC hour of each combination of some dimensions' values.
 *
 * @param first the first hour
 * @param hours how many there are
 * @param series nano-USD by hour of each combination, whose values are null where not known
 * @param dearest nano-USD of the dearest record of each hour
 */
record HourlySpend(Instant first, int hours, Map<List<String>, long[]> series, long[] dearest) {
  private static final long MICROS = 3_600_000_000L;

  /** Asks for the hours from {@code first} until before {@code until}. */
  static HourlySpend ask(Ledger ledger, List<Grouping> by, Instant first, Instant until)
      throws IOException {
    int hours = (int) ((StoreFiles.micros(until) - StoreFiles.micros(first) + MICROS - 1) / MICROS);
    return ledger.ask(
        (statement, files) -> {
          Map<List<String>, long[]> series = new HashMap<>();
          long[] dearest = new long[hours];
          StoreFiles chosen = files.between(first, until);
          if (chosen.isEmpty()) {
            return new HourlySpend(first, hours, series, dearest);
          }
          try (ResultSet row = statement.executeQuery(sql(by, chosen, first, until))) {
            while (row.next()) {
              List<String> values = new ArrayList<>();
              for (int i = 0; i < by.size(); i++) {
                values.add(row.getString(4 + i));
              }
              int hour = row.getInt(1);
              series.computeIfAbsent(values, none -> new long[hours])[hour] += row.getLong(2);
              dearest[hour] = Math.max(dearest[hour], row.getLong(3));
            }
          }
          return new HourlySpend(first, hours, series, dearest);
        });
  }

  private static String sql(List<Grouping> by, StoreFiles files, Instant first, Instant until) {
    LocalClock clock = new LocalClock(ZoneOffset.UTC, first, until);
    String start = "epoch_us(" + RecordField.STARTED_AT.column() + ")";
    long from = StoreFiles.micros(first);
    StringBuilder sql = new StringBuilder("SELECT ((");
    sql.append(start).append(" - ").append(from).append(") // ").append(MICROS);
    sql.append(")::INTEGER AS hour_at, sum(");
    sql.append(RecordField.COST.column()).append(")::BIGINT AS spent, max(");
    sql.append(RecordField.COST.column()).append(") AS dearest");
    for (int i = 0; i < by.size(); i++) {
      sql.append(", ").append(by.get(i).sql(clock)).append(" AS k").append(i);
    }
    sql.append(" FROM ").append(files.sql());
    sql.append(" WHERE ").append(Sql.began(first, until));
    return sql.append(" AND ")
        .append(RecordField.COST.column())
        .append(" > 0 GROUP BY ALL")
        .toString();
  }

  /** All combinations together. */
  long[] total() {
    return sum(series.values());
  }

  /** Some combinations together. */
  long[] sum(Iterable<long[]> some) {
    long[] sum = new long[hours];
    for (long[] one : some) {
      for (int i = 0; i < hours; i++) {
        sum[i] += one[i];
      }
    }
    return sum;
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
    long[] all = total();
    int at = 0;
    while (at < hours && all[at] == 0) {
      at++;
    }
    return at;
  }
}
