package io.aimeter.query;

import io.aimeter.core.attribution.Dimension;
import io.aimeter.core.record.RecordField;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
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
    StringJoiner sets = new StringJoiner(", ");
    for (Dimension dimension : dimensions) {
      String name = NAMED + dimension.field().column();
      names.add(name);
      sets.add("(" + name + ")");
    }
    String cost = RecordField.COST.column();
    String sql =
        "SELECT grouping("
            + names
            + "), coalesce("
            + names
            + ") AS source, sum("
            + cost
            + ")::BIGINT AS spent FROM "
            + rows
            + " GROUP BY GROUPING SETS ("
            + sets
            + ") HAVING spent IS NOT NULL ORDER BY spent DESC, source";
    List<Map<String, Long>> known = new ArrayList<>();
    for (int i = 0; i < dimensions.length; i++) {
      known.add(new LinkedHashMap<>());
    }
    long[] unknown = new long[dimensions.length];
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        int i = grouped(row.getLong(1), dimensions.length);
        String source = row.getString(2);
        if (source == null) {
          unknown[i] = row.getLong(3);
        } else {
          known.get(i).put(source, row.getLong(3));
        }
      }
    }
    List<Coverage> coverage = new ArrayList<>();
    for (int i = 0; i < dimensions.length; i++) {
      coverage.add(new Coverage(dimensions[i].field().column(), known.get(i), unknown[i]));
    }
    return coverage;
  }

  /** Which of the columns a row is grouped by: the only one whose bit is not set. */
  private static int grouped(long mask, int columns) {
    return columns - 1 - Long.numberOfTrailingZeros(~mask);
  }
}
