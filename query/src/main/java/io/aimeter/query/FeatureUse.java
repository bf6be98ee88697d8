package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * How a feature used a model in a period.
 *
 * @param calls those that cost something
 * @param input the tokens that 19 of 20 calls do not exceed; so the output
 * @param unlimited calls without a limit to their output
 * @param median the median output of those, in tokens
 */
record FeatureUse(
    String team,
    String app,
    String feature,
    String model,
    String provider,
    long calls,
    long input,
    long output,
    long unlimited,
    long median) {
  private static final String TABLE = "feature_use";

  /** Fewer calls say nothing of what is usual. */
  private static final long FEWEST = 50;

  private static final long SMALL_INPUT = 1000;
  private static final long SMALL_OUTPUT = 50;

  /** Reckons them, once for all who read. */
  static void keep(Statement statement, PaidCalls calls) throws SQLException {
    String chat = RecordField.OUTPUT_TOKENS.column();
    String input =
        "coalesce(uncached_input_tokens, 0) + coalesce(cache_read_tokens, 0)"
            + " + coalesce(cache_write_5m_tokens, 0) + coalesce(cache_write_1h_tokens, 0)";
    statement.execute(
        "CREATE TEMP TABLE "
            + TABLE
            + " AS SELECT team, app, feature, "
            + Grouping.MODEL
            + " AS model, min(provider) AS provider, count(*) AS calls, quantile_disc("
            + input
            + ", 0.95)::BIGINT AS input, coalesce(quantile_disc("
            + chat
            + ", 0.95), 0)::BIGINT AS output, count(*) FILTER (max_tokens_set = false AND "
            + chat
            + " > 0) AS unlimited, coalesce(quantile_disc("
            + chat
            + ", 0.5) FILTER (max_tokens_set = false), 0)::BIGINT AS median FROM "
            + calls.sql()
            + " GROUP BY ALL");
  }

  static List<FeatureUse> read(Statement statement) throws SQLException {
    List<FeatureUse> uses = new ArrayList<>();
    try (ResultSet row = statement.executeQuery("SELECT * FROM " + TABLE)) {
      while (row.next()) {
        uses.add(
            new FeatureUse(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10)));
      }
    }
    return uses;
  }

  /** Whether its calls are small and simple: short prompts and very short answers. */
  boolean isSimple() {
    return calls >= FEWEST && output > 0 && input <= SMALL_INPUT && output <= SMALL_OUTPUT;
  }

  /** Whether nearly all of its answers have no limit. */
  boolean isUnlimited() {
    return unlimited >= FEWEST && unlimited >= 0.9 * calls;
  }
}
