package io.aimeter.query;

import io.aimeter.core.attribution.Dimension;
import io.aimeter.core.record.RecordField;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Asks how much of the spend is attributed, in one pass over the rows for all dimensions. */
final class CoverageQuery {
  /** Where each dimension's value is from, null where it has none. */
  static final String SOURCES = sources();

  private static final String NAMED = "of_";

  private CoverageQuery() {}

  private static String sources() {
    StringJoiner sources = new StringJoiner(", ");
    for (Dimension dimension : Dimension.values()) {
      sources.add(
          "CASE WHEN "
              + dimension.field().column()
              + " IS NOT NULL THEN coalesce("
              + dimension.sourceField().column()
              + ", 'unknown') END AS "
              + NAMED
              + dimension.field().column());
    }
    return sources.toString();
  }

  /**
   * What it needs to know of days' sums, added up.
   *
   * @param named whether they have the {@link #SOURCES} already
   */
  static String sums(boolean named) {
    StringJoiner names = new StringJoiner(", ");
    for (Dimension dimension : Dimension.values()) {
      names.add(NAMED + dimension.field().column());
    }
    String cost = RecordField.COST.column();
    return (named ? names : SOURCES) + ", sum(" + cost + ")::BIGINT AS " + cost;
  }

  /** A table expression of what it needs to know of cells, a table expression too. */
  static String of(String cells) {
    return "(SELECT " + SOURCES + ", " + RecordField.COST.column() + " FROM " + cells + ")";
  }

  /**
   * The coverage of every dimension.
   *
   * @param rows a table expression with the {@link #SOURCES} and the cost
   */
  static List<Coverage> ask(Statement statement, String rows) throws SQLException {
    Dimension[] dimensions = Dimension.values();
    StringJoiner names = new StringJoiner(", ");
    for (Dimension dimension : dimensions) {
      names.add(NAMED + dimension.field().column());
    }
    // There are few combinations; grouping sets of them take longer than all else of a report.
    String sql =
        "SELECT "
            + names
            + ", sum("
            + RecordField.COST.column()
            + ")::BIGINT AS spent FROM "
            + rows
            + " GROUP BY ALL HAVING spent IS NOT NULL";
    List<Map<String, Long>> known = new ArrayList<>();
    for (int i = 0; i < dimensions.length; i++) {
      known.add(new HashMap<>());
    }
    long[] unknown = new long[dimensions.length];
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        long spent = row.getLong(dimensions.length + 1);
        for (int i = 0; i < dimensions.length; i++) {
          String source = row.getString(i + 1);
          if (source == null) {
            unknown[i] = Math.addExact(unknown[i], spent);
          } else {
            known.get(i).merge(source, spent, Math::addExact);
          }
        }
      }
    }
    List<Coverage> coverage = new ArrayList<>();
    for (int i = 0; i < dimensions.length; i++) {
      coverage.add(
          new Coverage(dimensions[i].field().column(), dearestFirst(known.get(i)), unknown[i]));
    }
    return coverage;
  }

  private static Map<String, Long> dearestFirst(Map<String, Long> spent) {
    Map<String, Long> sorted = new LinkedHashMap<>();
    spent.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(each -> sorted.put(each.getKey(), each.getValue()));
    return sorted;
  }
}
