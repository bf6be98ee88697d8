package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.time.Instant;

/** The records of a period that cost something, as SQL. */
record PaidCalls(StoreFiles files, Instant since, Instant until) {
  static final String COST = RecordField.COST.column();
  static final String START = RecordField.STARTED_AT.column();

  /** Who called which model: the columns by which savings are told. */
  static final String WHO =
      String.join(
              ", ",
              RecordField.TEAM.column(),
              RecordField.APP.column(),
              RecordField.FEATURE.column())
          + ", "
          + Grouping.MODEL;

  /** A record's name, by which it is joined. */
  static final String NAME =
      RecordField.INSTANCE.column()
          + ", "
          + RecordField.SEQUENCE.column()
          + ", "
          + RecordField.PART.column();

  /** As a table expression. */
  String sql() {
    return "(SELECT * FROM " + files.sql() + " WHERE " + condition() + ")";
  }

  private String condition() {
    return Sql.began(since, until) + " AND " + COST + " > 0";
  }

  /** Whether a row of one table and one of another are of the same record. */
  static String same(String a, String b) {
    return same(a, b, RecordField.INSTANCE)
        + " AND "
        + same(a, b, RecordField.SEQUENCE)
        + " AND "
        + same(a, b, RecordField.PART);
  }

  private static String same(String a, String b, RecordField field) {
    return a + "." + field.column() + " IS NOT DISTINCT FROM " + b + "." + field.column();
  }
}
