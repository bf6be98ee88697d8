package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Asks what providers said that they charged, beside what the ledger has. */
public final class StatedQuery {
  private static final String STATED =
      "("
          + RecordField.PROVIDER_COST.column()
          + " + greatest(0, coalesce("
          + RecordField.UPSTREAM_COST.column()
          + ", 0)))";

  /** Ours, where the book has a price. */
  private static final String OURS =
      "CASE WHEN "
          + RecordField.PRICE_STATE.column()
          + " = 'priced' THEN "
          + RecordField.COST.column()
          + " END";

  private static final int WORST = 3;

  private static final List<Answer.Column> COLUMNS =
      List.of(
          new Answer.Column("provider", Answer.Shape.TEXT),
          new Answer.Column("model", Answer.Shape.TEXT),
          new Answer.Column("records", Answer.Shape.COUNT),
          new Answer.Column("stated", Answer.Shape.MONEY),
          new Answer.Column("priced", Answer.Shape.COUNT),
          new Answer.Column("stated_of_priced", Answer.Shape.MONEY),
          new Answer.Column("ours", Answer.Shape.MONEY),
          new Answer.Column("difference", Answer.Shape.MONEY),
          new Answer.Column("differing", Answer.Shape.COUNT),
          new Answer.Column("worst", Answer.Shape.TEXTS));

  private StatedQuery() {}

  /**
   * By provider and model: how many records say what was charged, and how that differs from our
   * price where there is one; of those that differ by more than a hundredth how many, and the
   * worst.
   */
  public static Answer ask(Ledger ledger, Instant since) throws IOException {
    return ledger.ask(
        (statement, files) -> {
          List<List<Object>> rows = new ArrayList<>();
          StoreFiles within = files.between(since, null);
          if (!within.isEmpty()) {
            try (ResultSet row = statement.executeQuery(sql(within, since))) {
              while (row.next()) {
                rows.add(row(row));
              }
            }
          }
          return new Answer(COLUMNS, rows);
        });
  }

  private static String sql(StoreFiles files, Instant since) {
    String said =
        "SELECT "
            + RecordField.PROVIDER.column()
            + " AS provider, "
            + Grouping.MODEL
            + " AS model, "
            + STATED
            + " AS stated, "
            + OURS
            + " AS ours, ours - stated AS off, "
            + RecordField.INSTANCE.column()
            + " || '/' || "
            + RecordField.SEQUENCE.column()
            + " AS name FROM "
            + files.sql()
            + " WHERE "
            + RecordField.PROVIDER_COST.column()
            + " IS NOT NULL AND "
            + Sql.began(since, null);
    String differs = "ours IS NOT NULL AND abs(off) * 100 > greatest(1, abs(stated))";
    return "SELECT provider, model, count(*), sum(stated)::BIGINT,"
        + " count(ours), (sum(stated) FILTER (WHERE ours IS NOT NULL))::BIGINT, sum(ours)::BIGINT,"
        + " sum(off)::BIGINT, count(*) FILTER (WHERE "
        + differs
        + "), coalesce((list(name ORDER BY abs(off) DESC, name) FILTER (WHERE "
        + differs
        + "))[1:"
        + WORST
        + "], []) FROM ("
        + said
        + ") GROUP BY 1, 2 ORDER BY abs(sum(off)) DESC NULLS LAST, sum(stated) DESC, 1, 2";
  }

  private static List<Object> row(ResultSet row) throws SQLException {
    Array worst = row.getArray(10);
    return Arrays.asList(
        row.getString(1),
        row.getString(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getObject(6),
        row.getObject(7),
        row.getObject(8),
        row.getLong(9),
        Arrays.stream((Object[]) worst.getArray()).map(Object::toString).toList());
  }
}
