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
 * Spend by UTC hour, of each combination of some dimensions' values too.
 *
 * @param first the first hour
 * @param total nano-USD by hour
 * @param dearest nano-USD of the dearest record of each hour
 * @param series of each combination, whose values are null where not known
 */
record HourlySpend(
    Instant first, long[] total, long[] dearest, Map<List<String>, SpentHours> series) {
  private static final long MICROS = 3_600_000_000L;

  /** Asks for the hours from {@code first} until before {@code until}. */
  static HourlySpend ask(Ledger ledger, List<Grouping> by, Instant first, Instant until)
      throws IOException {
    int hours = (int) ((StoreFiles.micros(until) - StoreFiles.micros(first) + MICROS - 1) / MICROS);
    return ledger.ask(
        (statement, files) -> {
          long[] total = new long[hours];
          long[] dearest = new long[hours];
          Map<List<String>, SpentHours> series = new HashMap<>();
          StoreFiles chosen = files.between(first, until);
          if (chosen.isEmpty()) {
            return new HourlySpend(first, total, dearest, series);
          }
          try (ResultSet row = statement.executeQuery(sql(by, chosen, first, until))) {
            while (row.next()) {
              List<String> values = new ArrayList<>();
              for (int i = 0; i < by.size(); i++) {
                values.add(row.getString(4 + i));
              }
              int hour = row.getInt(1);
              long spent = row.getLong(2);
              total[hour] += spent;
              dearest[hour] = Math.max(dearest[hour], row.getLong(3));
              series.computeIfAbsent(values, none -> new SpentHours()).add(hour, spent);
            }
          }
          return new HourlySpend(first, total, dearest, series);
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

  /** How many hours there are. */
  int hours() {
    return total.length;
  }

  /** Each combination's hours from {@code begin} until before {@code end}, if it has any spend. */
  Map<List<String>, long[]> between(int begin, int end) {
    Map<List<String>, long[]> some = new HashMap<>();
    series.forEach(
        (values, hours) -> {
          if (hours.anyBetween(begin, end)) {
            some.put(values, hours.between(begin, end));
          }
        });
    return some;
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
