package io.aimeter.collector.store;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Records from rows of the store, whatever columns their file has. For one result. */
final class Rows {
  private static final long NANOS_PER_MICRO = 1000;
  private static final Map<String, RecordField> FIELDS = new HashMap<>();

  static {
    for (RecordField field : RecordField.values()) {
      FIELDS.put(field.column(), field);
    }
  }

  /** What to select, so that times come as microseconds. */
  static final String COLUMNS = "* REPLACE (epoch_us(started_at) AS started_at)";

  private final ResultSet rows;
  private final RecordField[] columns;

  Rows(ResultSet rows) throws SQLException {
    this.rows = rows;
    ResultSetMetaData meta = rows.getMetaData();
    columns = new RecordField[meta.getColumnCount()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = FIELDS.get(meta.getColumnName(i + 1));
    }
  }

  /** The next record, or null. */
  CostRecord next() throws SQLException {
    if (!rows.next()) {
      return null;
    }
    CostRecord.Builder record = CostRecord.builder();
    for (int i = 0; i < columns.length; i++) {
      Object value = columns[i] == null ? null : rows.getObject(i + 1);
      if (value != null) {
        set(record, columns[i], value);
      }
    }
    return record.build();
  }

  private static void set(CostRecord.Builder record, RecordField field, Object value) {
    switch (field.type()) {
      case TEXT -> record.set(field, value.toString());
      case NUMBER -> record.set(field, ((Number) value).longValue());
      case FLAG -> record.set(field, (boolean) value);
      case INSTANT -> record.set(field, ((Number) value).longValue() * NANOS_PER_MICRO);
      case MAP ->
          ((Map<?, ?>) value)
              .forEach((key, item) -> record.put(field, key.toString(), item.toString()));
    }
  }
}
