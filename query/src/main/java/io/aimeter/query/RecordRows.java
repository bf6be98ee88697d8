package io.aimeter.query;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.FieldType;
import io.aimeter.core.record.RecordField;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** Whole records from rows of the store. */
final class RecordRows {
  static final Set<RecordField> ALL = Collections.unmodifiableSet(EnumSet.allOf(RecordField.class));

  /** Long to read, and neither a price nor who pays it depends on them. */
  private static final Set<RecordField> PRICELESS =
      EnumSet.of(
          RecordField.OPERATION,
          RecordField.CLIENT,
          RecordField.RESPONSE_ID,
          RecordField.REQUEST_ID,
          RecordField.REQUEST_FINGERPRINT,
          RecordField.KEY_FINGERPRINT,
          RecordField.KEY_HINT,
          RecordField.RATE_LIMITS,
          RecordField.TEAM_SOURCE,
          RecordField.COST_CENTER_SOURCE,
          RecordField.APP_SOURCE,
          RecordField.ENVIRONMENT_SOURCE,
          RecordField.USER,
          RecordField.USER_SOURCE,
          RecordField.TAGS,
          RecordField.TAG_SOURCES,
          RecordField.AGENT_VERSION,
          RecordField.RULES,
          RecordField.CALLING_CLASS,
          RecordField.ENTRY_POINT,
          RecordField.PROMPT_PREFIXES);

  /** What a record is priced by, and told by. */
  static final Set<RecordField> PRICED =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.copyOf(PRICELESS)));

  private RecordRows() {}

  /** The columns to select first for {@link #decode}. */
  static String columns() {
    return columns(ALL);
  }

  /** The columns to select first for a {@link #record} of these fields. */
  static String columns(Set<RecordField> fields) {
    StringJoiner columns = new StringJoiner(", ");
    for (RecordField field : fields) {
      columns.add(column(field));
    }
    return columns.toString();
  }

  private static String column(RecordField field) {
    return field.type() == FieldType.INSTANT
        ? "epoch_us(" + field.column() + ") AS " + field.column()
        : field.column();
  }

  /** The fields that the row has, as {@link TailQuery#poll} gives them. */
  static Map<RecordField, Object> decode(ResultSet row) throws SQLException {
    return decode(row, ALL);
  }

  private static Map<RecordField, Object> decode(ResultSet row, Set<RecordField> fields)
      throws SQLException {
    Map<RecordField, Object> record = new EnumMap<>(RecordField.class);
    int at = 0;
    for (RecordField field : fields) {
      // By its place: a name is looked for among all names.
      Object value = row.getObject(++at);
      if (value != null && field.type() == FieldType.INSTANT) {
        value = StoreFiles.ofMicros((Long) value);
      }
      if (value != null) {
        record.put(field, value);
      }
    }
    return record;
  }

  /** The row as a record. */
  static CostRecord record(ResultSet row) throws SQLException {
    return record(row, ALL);
  }

  /** The row as a record of which only these fields are known. */
  static CostRecord record(ResultSet row, Set<RecordField> fields) throws SQLException {
    CostRecord.Builder record = CostRecord.builder();
    decode(row, fields).forEach((field, value) -> set(record, field, value));
    return record.build();
  }

  private static void set(CostRecord.Builder record, RecordField field, Object value) {
    if (field.type() == FieldType.MAP) {
      ((Map<?, ?>) value)
          .forEach((key, item) -> record.put(field, key.toString(), item.toString()));
    } else if (value instanceof Instant instant) {
      record.set(field, Duration.between(Instant.EPOCH, instant).toNanos());
    } else if (value instanceof Boolean flag) {
      record.set(field, flag);
    } else if (value instanceof Number number) {
      record.set(field, number.longValue());
    } else {
      record.set(field, value.toString());
    }
  }
}
