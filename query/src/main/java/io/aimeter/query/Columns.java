package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.util.StringJoiner;

/** The store's columns. */
final class Columns {
  /**
   * SQL that adds no row and all columns to a table expression: files of earlier versions lack
   * those that came later.
   */
  static final String NONE_OF_ALL = noneOfAll();

  private Columns() {}

  private static String noneOfAll() {
    StringJoiner columns = new StringJoiner(", ", " UNION ALL BY NAME SELECT ", " WHERE false");
    for (RecordField field : RecordField.values()) {
      columns.add("NULL::" + type(field) + " AS " + field.column());
    }
    return columns.toString();
  }

  private static String type(RecordField field) {
    return switch (field.type()) {
      case TEXT -> "VARCHAR";
      case NUMBER -> "BIGINT";
      case FLAG -> "BOOLEAN";
      case INSTANT -> "TIMESTAMP";
      case MAP -> "MAP(VARCHAR, VARCHAR)";
    };
  }
}
