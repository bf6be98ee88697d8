package io.aimeter.collector.store;

import io.aimeter.core.price.Quote;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.FieldType;
import io.aimeter.core.record.RecordField;
import java.sql.SQLException;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Function;
import org.duckdb.DuckDBAppender;

/** The columns of a record's price, once as it was and once as it will be. */
final class StoredPrice {
  private static final List<RecordField> FIELDS = Quote.fields();

  /** By which two prices are the same: the version says only which book told them. */
  static final List<RecordField> AMOUNTS =
      FIELDS.stream().filter(field -> field != RecordField.PRICE_VERSION).toList();

  private StoredPrice() {}

  static Object value(CostRecord record, RecordField field) {
    if (!record.has(field)) {
      return null;
    }
    return field.type() == FieldType.TEXT ? record.text(field) : (Object) record.number(field);
  }

  /** The columns of a table of changes. */
  static String columns() {
    StringJoiner columns = new StringJoiner(", ", "instance VARCHAR, sequence BIGINT, ", "");
    for (String when : new String[] {"old_", "new_"}) {
      for (RecordField field : FIELDS) {
        String type = field.type() == FieldType.TEXT ? " VARCHAR" : " BIGINT";
        columns.add(when + field.column() + type);
      }
    }
    return columns.toString();
  }

  static void append(DuckDBAppender row, CostRecord before, CostRecord after) throws SQLException {
    row.beginRow();
    row.append(before.text(RecordField.INSTANCE));
    row.append(before.number(RecordField.SEQUENCE));
    for (CostRecord record : new CostRecord[] {before, after}) {
      for (RecordField field : FIELDS) {
        if (!record.has(field)) {
          row.appendNull();
        } else if (field.type() == FieldType.TEXT) {
          row.append(record.text(field));
        } else {
          row.append(record.number(field));
        }
      }
    }
    row.endRow();
  }

  /** The rows of {@code r} with the new prices of those that are in {@code changes}. */
  static String replaced() {
    return each(
        field ->
            "CASE WHEN c.sequence IS NULL THEN r.%1$s ELSE c.new_%1$s END AS %1$s"
                .formatted(field.column()));
  }

  /** The old prices under the names of the record's columns. */
  static String old() {
    return each(field -> "old_%1$s AS %1$s".formatted(field.column()));
  }

  private static String each(Function<RecordField, String> sql) {
    return String.join(", ", FIELDS.stream().map(sql).toList());
  }
}
