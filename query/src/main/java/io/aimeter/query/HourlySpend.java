package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * Spend by UTC hour.
 *
 * @param first the first hour
 * @param until the first moment after it all, which may be within the last hour
 * @param total nano-USD by hour
 * @param dearest nano-USD of the dearest record of each hour
 */
record HourlySpend(Instant first, Instant until, long[] total, long[] dearest) {
  private static final long MICROS = 3_600_000_000L;
  private static final String COST = RecordField.COST.column();

  /** Whether a record has to do with it. */
  static final String PAID = COST + " > 0";

  /** What a rollup knows of the hours of a day, of the records that are {@link #PAID}. */
  static final String OF_DAY =
      "hour("
          + RecordField.STARTED_AT.column()
          + ") AS hour_of_day, sum("
          + COST
          + ")::BIGINT AS "
          + COST
          + ", max("
          + COST
          + ") AS dearest_nano_usd";

  /** Its columns in a rollup. */
  static final String COLUMNS =
      RecordField.STARTED_AT.column() + ", hour_of_day, " + COST + ", dearest_nano_usd";

  /**
   * Asks for the hours from {@code first} until before {@code until}.
   *
   * @param first the begin of an hour
   */
  static HourlySpend ask(Statement statement, StoreFiles files, Instant first, Instant until)
      throws SQLException {
    int count = (int) ((StoreFiles.micros(until) - StoreFiles.micros(first) + MICROS - 1) / MICROS);
    HourlySpend spend = new HourlySpend(first, until, new long[count], new long[count]);
    String hours =
        SumsPart.HOURS.rows(
            files,
            first,
            until,
            spend.hourAt("0") + " AS hour_at, " + COST + ", " + COST + " AS dearest_nano_usd",
            PAID,
            spend.hourAt("hour_of_day") + " AS hour_at, " + COST + ", dearest_nano_usd");
    if (hours == null) {
      return spend;
    }
    String sql =
        "SELECT hour_at, sum("
            + COST
            + ")::BIGINT, max(dearest_nano_usd) FROM "
            + hours
            + " GROUP BY hour_at";
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        spend.total[row.getInt(1)] = row.getLong(2);
        spend.dearest[row.getInt(1)] = row.getLong(3);
      }
    }
    return spend;
  }

  /**
   * What each combination of some dimensions' values, null where not known, spent in some of the
   * hours.
   */
  Map<List<String>, SpentHours> series(
      Statement statement, StoreFiles files, List<Grouping> by, BitSet hours) throws SQLException {
    Map<List<String>, SpentHours> series = new HashMap<>();
    StoreFiles chosen = files.onDays(days(hours));
    if (chosen.isEmpty()) {
      return series;
    }
    try (ResultSet row = statement.executeQuery(sql(chosen, by, hours))) {
      while (row.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < by.size(); i++) {
          values.add(row.getString(3 + i));
        }
        series.put(values, SpentHours.of(row.getArray(1), row.getArray(2)));
      }
    }
    return series;
  }

  /** A row a combination, with lists: its values once an hour would take most of the time. */
  private String sql(StoreFiles files, List<Grouping> by, BitSet hours) {
    LocalClock clock = new LocalClock(ZoneOffset.UTC, first, until);
    StringJoiner keys = new StringJoiner(", ");
    for (int i = 0; i < by.size(); i++) {
      keys.add(by.get(i).sql(clock) + " AS k" + i);
    }
    StringJoiner only = new StringJoiner(", ", "[", "]");
    hours.stream().forEach(hour -> only.add(Integer.toString(hour)));
    return "SELECT list(hour_at ORDER BY hour_at), list(spent ORDER BY hour_at),"
        + " * EXCLUDE (hour_at, spent) FROM (SELECT "
        + hourAt("0")
        + " AS hour_at, sum("
        + COST
        + ")::BIGINT AS spent, "
        + keys
        + " FROM "
        + files.sql()
        + " SEMI JOIN (SELECT unnest("
        + only
        + ") AS wanted) ON "
        + hourAt("0")
        + " = wanted WHERE "
        + Sql.began(first, until)
        + " AND "
        + PAID
        + " GROUP BY ALL) GROUP BY ALL";
  }

  /** The index of the hour that is so many after the one of a row's start, as SQL. */
  private String hourAt(String after) {
    return "((epoch_us("
        + RecordField.STARTED_AT.column()
        + ") - "
        + StoreFiles.micros(first)
        + ") // "
        + MICROS
        + " + "
        + after
        + ")::INTEGER";
  }

  /** The UTC days of hours, from the epoch. */
  private Set<Long> days(BitSet hours) {
    return hours.stream()
        .mapToObj(hour -> StoreFiles.micros(start(hour)) / StoreFiles.DAY_MICROS)
        .collect(Collectors.toSet());
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
