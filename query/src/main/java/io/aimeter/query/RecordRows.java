package io.aimeter.query;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.FieldType;
import io.aimeter.core.record.RecordField;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;

/** Whole records from rows of the store. */
final class RecordRows {
  private RecordRows() {}

  /** The columns to select for {@link #decode}. */
  static String columns() {
    StringJoiner columns = new StringJoiner(", ");
    for (RecordField field : RecordField.values()) {
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
    Map<RecordField, Object> record = new EnumMap<>(RecordField.class);
    for (RecordField field : RecordField.values()) {
      Object value = row.getObject(field.column());
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
    CostRecord.Builder record = CostRecord.builder();
    decode(row).forEach((field, value) -> set(record, field, value));
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
