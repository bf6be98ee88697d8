package io.aimeter.collector.store;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;

/** The store's columns: one a {@link RecordField}, in the table's order, under its column name. */
final class Schema {
  private static final long NANOS_PER_MICRO = 1000;
  private static final RecordField[] FIELDS = RecordField.values();

  private Schema() {}

  /** The columns with their types, as a CREATE TABLE wants them. */
  static String columns() {
    StringBuilder columns = new StringBuilder();
    for (RecordField field : FIELDS) {
      columns
          .append(columns.length() == 0 ? "" : ", ")
          .append('"')
          .append(field.column())
          .append("\" ")
          .append(type(field));
    }
    return columns.toString();
  }

  static String type(RecordField field) {
    return switch (field.type()) {
      case TEXT -> "VARCHAR";
      case NUMBER -> "BIGINT";
      case FLAG -> "BOOLEAN";
      case INSTANT -> "TIMESTAMP";
      case MAP -> "MAP(VARCHAR, VARCHAR)";
    };
  }

  /** When the exchange of a record began, in microseconds; 0 where it is not known. */
  static long startMicros(CostRecord record) {
    return record.number(RecordField.STARTED_AT) / NANOS_PER_MICRO;
  }
}
