package io.aimeter.query;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Asks for a {@link Series}: what a {@link Report} by a dimension and time says of costs, and no
 * more, as a chart has no use for the rest of a year's lines.
 */
public final class SeriesQuery {
  private static final String MEASURES = Measure.COST.sum() + ", " + Measure.CALLS.sum();

  private final Ledger ledger;

  public SeriesQuery(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * The series.
   *
   * @param request by a dimension, and by day or hour; its top is how many values are told apart
   * @throws IOException if the store cannot be read
   */
  public Series run(ReportRequest request) throws IOException {
    return ledger.ask(
        (statement, files) -> {
          if (files.between(request.since(), request.until()).isEmpty()) {
            return new Series(List.of(), List.of(), null, 0);
          }
          statement.execute(spent(request, statement, files));
          return read(statement, request.top());
        });
  }

  /** A table {@code spent}: a value, the name of a time with its moment, cost and calls. */
  private static String spent(ReportRequest request, Statement statement, StoreFiles files)
      throws SQLException {
    GroupKeys keys = new GroupKeys(request.by(), ReportQuery.clock(request));
    return "CREATE TEMP TABLE spent AS SELECT * FROM "
        + keys.sums(statement, ReportQuery.range(request, statement, files), MEASURES);
  }

  private static Series read(Statement statement, int top) throws SQLException {
    statement.execute(
        "CREATE TEMP TABLE times AS SELECT k1, row_number() OVER (ORDER BY min(t1), k1) AS nth"
            + " FROM spent GROUP BY k1");
    statement.execute(
        "CREATE TEMP TABLE dearest AS SELECT k0 AS value, row_number() OVER (ORDER BY sum("
            + Measure.COST.key()
            + ") DESC NULLS LAST, sum("
            + Measure.CALLS.key()
            + ") DESC, k0 NULLS LAST) AS place, count(*) OVER () AS groups FROM spent GROUP BY k0"
            + " QUALIFY place <= "
            + top);
    List<String> times = new ArrayList<>();
    try (ResultSet row = statement.executeQuery("SELECT k1 FROM times ORDER BY nth")) {
      while (row.next()) {
        times.add(row.getString(1));
      }
    }
    List<Series.Line> lines = new ArrayList<>();
    long groups = 0;
    try (ResultSet row = statement.executeQuery("SELECT * FROM dearest ORDER BY place")) {
      while (row.next()) {
        lines.add(new Series.Line(row.getString(1), none(times)));
        groups = row.getLong(3);
      }
    }
    List<Long> others = groups > lines.size() ? none(times) : null;
    String sums =
        "SELECT nth, place, sum("
            + Measure.COST.key()
            + ")::BIGINT FROM spent JOIN times USING (k1) LEFT JOIN dearest ON value IS NOT DISTINCT"
            + " FROM k0 GROUP BY ALL";
    try (ResultSet row = statement.executeQuery(sums)) {
      while (row.next()) {
        int place = row.getInt(2);
        List<Long> spent = place == 0 ? others : lines.get(place - 1).spent();
        spent.set(row.getInt(1) - 1, (Long) row.getObject(3));
      }
    }
    return new Series(times, lines, others, groups);
  }

  private static List<Long> none(List<String> times) {
    return Arrays.asList(new Long[times.size()]);
  }
}
