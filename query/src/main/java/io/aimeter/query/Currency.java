package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Another currency to show costs in. Each record is converted by the rate of the UTC day it began
 * on, and rounded once, half-even, to billionths of the currency: so every grouping sums to the
 * same total in it too.
 *
 * @param code such as EUR
 * @param rates by date, at least one
 */
public record Currency(String code, List<Rate> rates) {
  private static final String START = RecordField.STARTED_AT.column();
  private static final String COST = RecordField.COST.column();

  /**
   * A rate, in force until the next one.
   *
   * @param date the first day
   * @param perUsd units of the currency for one USD
   * @param source who says so
   */
  public record Rate(LocalDate date, BigDecimal perUsd, String source) {}

  /** The rows with their costs in the currency, in the place of those in nano-USD. */
  String converted(String table) {
    int scale = rates.stream().mapToInt(rate -> rate.perUsd().scale()).max().orElse(0);
    StringBuilder factor = new StringBuilder();
    for (Rate rate : rates) {
      String figure = rate.perUsd().setScale(scale).unscaledValue() + "::HUGEINT";
      factor.insert(0, " WHEN " + START + " >= " + begin(rate) + " THEN " + figure);
    }
    String whole = BigDecimal.ONE.setScale(scale).unscaledValue() + "::HUGEINT";
    String by = "(CASE" + factor + " ELSE 0::HUGEINT END)";
    return "(SELECT * REPLACE ("
        + List.of(COST, RecordField.LIST_COST.column()).stream()
            .map(column -> converted(column, by, whole) + " AS " + column)
            .collect(Collectors.joining(", "))
        + ") FROM "
        + table
        + ")";
  }

  /** Integer arithmetic alone: exact whatever the size. */
  private static String converted(String column, String by, String whole) {
    String product = "(abs(" + column + "::HUGEINT) * " + by + ")";
    String down = "(" + product + " // " + whole + ")";
    String twice = "(2 * (" + product + " % " + whole + "))";
    return ("(CASE WHEN %1$s < 0 THEN -1 ELSE 1 END * (%2$s + CASE WHEN %3$s > %4$s"
            + " OR (%3$s = %4$s AND %2$s %% 2 = 1) THEN 1 ELSE 0 END))::BIGINT")
        .formatted(column, down, twice, whole);
  }

  private static String begin(Rate rate) {
    return Sql.timestamp(StoreFiles.micros(rate.date().atStartOfDay(ZoneOffset.UTC).toInstant()));
  }

  /**
   * Refuses where something was spent before the first rate.
   *
   * @param rows a table expression with its condition
   */
  void check(Statement statement, String rows) throws SQLException {
    Rate first = rates.get(0);
    String sql =
        "SELECT count(*), min("
            + START
            + ")::DATE::VARCHAR FROM "
            + rows
            + " AND ("
            + COST
            + " <> 0 OR "
            + RecordField.LIST_COST.column()
            + " <> 0) AND "
            + START
            + " < "
            + begin(first);
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      if (row.getLong(1) > 0) {
        throw new BadInput(
            "--rates: the first rate of "
                + code
                + " is of "
                + first.date()
                + ", but "
                + row.getLong(1)
                + " records with a cost began before, the earliest on "
                + row.getString(2)
                + ": add a rate of that day or an earlier one");
      }
    }
  }

  /** The rates in force from a day on until before another. */
  public List<Rate> between(LocalDate since, LocalDate until) {
    int from = 0;
    int to = 0;
    for (int i = 0; i < rates.size(); i++) {
      from = rates.get(i).date().isAfter(since) ? from : i;
      to = until == null || rates.get(i).date().isBefore(until) ? i + 1 : to;
    }
    return rates.subList(from, Math.max(to, from + 1));
  }
}
