package io.aimeter.query;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * Calls whose prompt a cache could have given, in part: another one began alike at most five
 * minutes before, with the same model and key. That is how long the providers' caches keep at
 * least.
 */
final class CacheableCalls {
  /** The calls, by instance and sequence, with the bytes that could have come from the cache. */
  static final String TABLE = "cacheable";

  private static final String LIVES = "INTERVAL 5 MINUTE";

  private CacheableCalls() {}

  /**
   * Reckons them: {@code hit}, the bytes that a call before had; {@code ahead}, those that a call
   * after had, which this one would have had to write.
   */
  static void keep(Statement statement, PaidCalls calls) throws SQLException {
    // By a hash of all that a cache tells prompts apart by: the texts take several times the
    // memory.
    String window = " OVER (PARTITION BY prompt ORDER BY started_at)";
    statement.execute(
        "CREATE TEMP TABLE "
            + TABLE
            + " AS SELECT instance, sequence, coalesce(max(length) FILTER (started_at - before <= "
            + LIVES
            + "), 0) AS hit, coalesce(max(length) FILTER (after - started_at <= "
            + LIVES
            + "), 0) AS ahead FROM (SELECT instance, sequence, length, started_at, lag(started_at)"
            + window
            + " AS before, lead(started_at)"
            + window
            + " AS after FROM (SELECT instance, sequence, started_at, length, hash(prefix, length, model,"
            + " server_address, key_fingerprint) AS prompt FROM (SELECT instance, sequence, started_at, "
            + Grouping.MODEL
            + " AS model, server_address, key_fingerprint, unnest(map_keys(prompt_prefixes))::BIGINT"
            + " AS length, unnest(map_values(prompt_prefixes)) AS prefix FROM "
            + calls.sql()
            + " WHERE part IS NULL AND output_tokens > 0 AND coalesce(cache_read_tokens, 0) = 0 AND"
            + " coalesce(cache_write_5m_tokens, 0) = 0 AND coalesce(cache_write_1h_tokens, 0) = 0)))"
            + " GROUP BY ALL HAVING hit > 0 OR ahead > 0");
  }

  /** What is otherwise where the provider's cache had been used: nothing where it is too little. */
  static Map<RecordField, Object> cached(CostRecord record, long hit, long ahead) {
    long read = tokens(record, hit);
    long written = Math.max(0, tokens(record, ahead) - read);
    long uncached = record.number(RecordField.UNCACHED_INPUT_TOKENS) - read;
    // Anthropic and those who serve its models take more for what is written; others do not.
    boolean writes = record.model().contains("claude");
    return Map.of(
        RecordField.CACHE_READ_TOKENS,
        read,
        RecordField.CACHE_WRITE_5M_TOKENS,
        writes ? written : 0L,
        RecordField.UNCACHED_INPUT_TOKENS,
        uncached - (writes ? written : 0));
  }

  /** The tokens of the prompt's first bytes, by its own tokens a byte. */
  private static long tokens(CostRecord record, long bytes) {
    long all = record.number(RecordField.PROMPT_BYTES);
    long input = record.number(RecordField.UNCACHED_INPUT_TOKENS);
    long tokens = all == 0 ? 0 : Math.min(input, (long) (input * (bytes / (double) all)));
    return tokens < CacheFloor.tokens(record.model()) ? 0 : tokens;
  }
}
