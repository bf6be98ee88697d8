package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.time.Instant;

/** Literals, and the condition of a period. */
public final class Sql {
  private Sql() {}

  /** A text, whatever is in it. */
  public static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** A moment in microseconds since the epoch, as the store's TIMESTAMP. */
  static String timestamp(long micros) {
    return "make_timestamp(" + micros + ")";
  }

  /**
   * The condition that a record began in a period.
   *
   * @param until the first moment after it; null: it has no end
   */
  static String began(Instant since, Instant until) {
    String start = RecordField.STARTED_AT.column();
    String sql = start + " >= " + timestamp(StoreFiles.micros(since));
    return until == null
        ? sql
        : sql + " AND " + start + " < " + timestamp(StoreFiles.micros(until));
  }
}
