package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Compares a period's spend with that of the period before. What has no price is in neither. */
public final class TrendQuery {
  private final Ledger ledger;

  public TrendQuery(Ledger ledger) {
    this.ledger = ledger;
  }

  /** A group in the making. */
  private static final class Group {
    private final Map<String, long[]> models = new HashMap<>();
    private final long[] series;

    Group(int pieces) {
      series = new long[pieces];
    }

    /** Calls, tokens and cost of a model, before and now. */
    void add(String model, boolean now, int piece, long calls, long tokens, long cost) {
      long[] sums = models.computeIfAbsent(model, none -> new long[6]);
      int at = now ? 3 : 0;
      sums[at] += calls;
      sums[at + 1] += tokens;
      sums[at + 2] += cost;
      series[piece] += cost;
    }

    Trend.Line line(List<String> keys) {
      List<Growth.OfModel> all = new ArrayList<>();
      long before = 0;
      long now = 0;
      for (long[] sums : models.values()) {
        all.add(new Growth.OfModel(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]));
        before += sums[2];
        now += sums[5];
      }
      List<Long> told = Arrays.stream(series).boxed().toList();
      return new Trend.Line(keys, before, now, Growth.of(all), told);
    }
  }

  /**
   * The trend by some dimensions.
   *
   * @throws IOException if the store cannot be read
   */
  public Trend run(List<Grouping> by, Instant since, Instant until) throws IOException {
    Duration length = Duration.between(since, until);
    Instant before = since.minus(length);
    TrendPieces pieces = TrendPieces.of(before, since, until);
    Group total = new Group(pieces.count());
    Map<List<String>, Group> groups = new LinkedHashMap<>();
    ledger.ask(
        (statement, files) -> {
          groups.clear();
          total.models.clear();
          Arrays.fill(total.series, 0);
          StoreFiles chosen = files.between(before, until);
          if (!chosen.isEmpty()) {
            String sql = sql(by, files, before, until, pieces);
            read(statement, sql, by.size(), pieces.count(), groups, total);
          }
          return null;
        });
    List<Trend.Line> lines = new ArrayList<>();
    groups.forEach((keys, group) -> lines.add(group.line(keys)));
    lines.sort(
        Comparator.comparingLong((Trend.Line line) -> line.spent() - line.spentBefore())
            .reversed()
            .thenComparing(line -> line.keys().toString()));
    return new Trend(before, since, until, lines, total.line(List.of()));
  }

  private static String sql(
      List<Grouping> by, StoreFiles files, Instant before, Instant until, TrendPieces pieces) {
    LocalClock clock = new LocalClock(ZoneOffset.UTC, before, until);
    String start = "epoch_us(" + RecordField.STARTED_AT.column() + ")";
    boolean byRecord = !Cells.canAnswer(by) || by.stream().anyMatch(Grouping::isTime);
    StringJoiner sql = new StringJoiner(", ", "SELECT ", "");
    for (Grouping grouping : by) {
      sql.add(grouping.sql(clock));
    }
    sql.add(Grouping.MODEL);
    sql.add(start + " >= " + pieces.now());
    sql.add("(" + pieces.index(start) + ")::INTEGER");
    sql.add("sum(" + Cells.PAID_RECORDS + ")::BIGINT");
    sql.add("sum(" + Cells.PAID_TOKENS + ")::BIGINT");
    sql.add("sum(" + Cells.PAID_COST + ")::BIGINT");
    return sql
        + " FROM "
        + Cells.between(files, before, until, (day, next) -> byRecord || pieces.cut(day, next))
        + " WHERE "
        + Cells.PAID_RECORDS
        + " > 0 GROUP BY ALL";
  }

  private static void read(
      Statement statement,
      String sql,
      int dimensions,
      int pieces,
      Map<List<String>, Group> groups,
      Group total)
      throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        List<String> keys = new ArrayList<>();
        for (int i = 1; i <= dimensions; i++) {
          keys.add(row.getString(i));
        }
        int at = dimensions + 1;
        String model = row.getString(at);
        boolean now = row.getBoolean(at + 1);
        int piece = row.getInt(at + 2);
        long calls = row.getLong(at + 3);
        long tokens = row.getLong(at + 4);
        long cost = row.getLong(at + 5);
        groups
            .computeIfAbsent(keys, none -> new Group(pieces))
            .add(model, now, piece, calls, tokens, cost);
        total.add(model, now, piece, calls, tokens, cost);
      }
    }
  }
}
