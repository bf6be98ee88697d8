package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Calls that need not have been paid for at all: each is found for one reason, the first. */
final class Waste {
  /** The table of those calls, by {@link PaidCalls#NAME}. */
  static final String TABLE = "waste";

  private static final String EMBEDDING = RecordField.CALL_TYPE.column() + " = 'embedding'";

  /** An answer that came and was read to its end. */
  private static final String ANSWERED =
      "coalesce("
          + RecordField.END.column()
          + ", 'complete') = 'complete' AND "
          + RecordField.ERROR_TYPE.column()
          + " IS NULL";

  /** What requests that are the same have in common. */
  private static final String REQUEST =
      RecordField.REQUEST_FINGERPRINT.column()
          + ", "
          + RecordField.SERVER_ADDRESS.column()
          + ", "
          + Grouping.MODEL;

  /** The same in eight bytes, which few others have too. */
  private static final String HASH = "hash(" + REQUEST + ")";

  /** The table of the requests that were made more than once. */
  private static final String REPEATED = "repeated";

  /** The requests that are the same, byte for byte. */
  private static final String SAME =
      "(PARTITION BY " + REQUEST + " ORDER BY " + PaidCalls.START + " ROWS BETWEEN ";

  private static final String BEFORE = "UNBOUNDED PRECEDING AND 1 PRECEDING) > 0";
  private static final String AFTER = "1 FOLLOWING AND UNBOUNDED FOLLOWING) > 0";

  private static final String COMPARABLE =
      RecordField.REQUEST_FINGERPRINT.column()
          + " IS NOT NULL AND "
          + RecordField.PART.column()
          + " IS NULL";

  /** Users who were seen, and gone for a week while the calls went on. */
  private static final String IDLE =
      "(SELECT team, app, feature, count(DISTINCT user_id) AS users, max(started_at) FILTER"
          + " (user_id IS NOT NULL) AS gone, count(*) AS n FROM %s GROUP BY ALL HAVING users >= 5"
          + " AND gone < %s - INTERVAL 7 DAY AND count(DISTINCT started_at::DATE) FILTER (started_at"
          + " > %s - INTERVAL 7 DAY) >= 5)";

  private Waste() {}

  static void find(Statement statement, PaidCalls calls, List<Saving> savings) throws SQLException {
    // Most calls are made once: those that are not are put in order, which takes memory.
    statement.execute(
        "CREATE TEMP TABLE "
            + REPEATED
            + " AS SELECT "
            + HASH
            + " AS request FROM "
            + calls.sql()
            + " WHERE "
            + COMPARABLE
            + " GROUP BY 1 HAVING count(*) > 1");
    statement.execute("CREATE TEMP TABLE " + TABLE + " AS SELECT * FROM (" + marked(calls) + ")");
    String sql =
        "SELECT kind, team, app, feature, model, count(*), sum("
            + PaidCalls.COST
            + ")::BIGINT, any_value(users), any_value(gone)::VARCHAR FROM "
            + TABLE
            + " GROUP BY ALL";
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        Saving.Kind kind = Saving.Kind.valueOf(row.getString(1));
        String gone = row.getString(9);
        savings.add(
            new Saving(
                kind,
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(7),
                kind.evidence(row.getLong(8), gone == null ? null : gone.substring(0, 10))));
      }
    }
  }

  private static String marked(PaidCalls calls) {
    String end = Sql.timestamp(StoreFiles.micros(calls.until()));
    return "SELECT "
        + PaidCalls.NAME
        + ", c.team, c.app, c.feature, model, "
        + PaidCalls.COST
        + ", users, gone, "
        + kinds()
        + " AS kind FROM ("
        + compared(calls)
        + " UNION ALL "
        + single(calls)
        + ") c LEFT JOIN "
        + IDLE.formatted(calls.sql(), end, end)
        + " i ON c.team IS NOT DISTINCT FROM i.team AND c.app IS NOT DISTINCT FROM i.app AND"
        + " c.feature = i.feature AND c.started_at > i.gone WHERE kind IS NOT NULL";
  }

  /** Calls whose request was made again, and whether that was before or after. */
  private static String compared(PaidCalls calls) {
    return select(
            "NOT (" + ANSWERED + ") AND count(*) OVER " + SAME + AFTER,
            ANSWERED + " AND count(*) FILTER (" + ANSWERED + ") OVER " + SAME + BEFORE)
        + calls.sql()
        + " WHERE "
        + COMPARABLE
        + " AND "
        + HASH
        + " IN (FROM "
        + REPEATED
        + ")";
  }

  private static String single(PaidCalls calls) {
    return select("false", "false")
        + calls.sql()
        + " WHERE NOT ("
        + COMPARABLE
        + ") OR "
        + HASH
        + " NOT IN (FROM "
        + REPEATED
        + ")";
  }

  private static String select(String askedAgain, String known) {
    return "SELECT "
        + PaidCalls.NAME
        + ", team, app, feature, "
        + Grouping.MODEL
        + " AS model, started_at, call_type, end_state, error_type, finish_reason, "
        + PaidCalls.COST
        + ", "
        + askedAgain
        + " AS asked_again, "
        + known
        + " AS known FROM ";
  }

  private static String kinds() {
    return "CASE WHEN asked_again THEN 'RETRIED' WHEN known AND "
        + EMBEDDING
        + " THEN 'REPEATED_EMBEDDINGS' WHEN known THEN 'DUPLICATES' WHEN "
        + RecordField.END.column()
        + " IN ('cancelled', 'abandoned', 'failed') THEN 'NOT_READ' WHEN lower("
        + RecordField.FINISH_REASON.column()
        + ") IN ('length', 'max_tokens') THEN 'TRUNCATED' WHEN gone IS NOT NULL THEN 'IDLE' END";
  }
}
