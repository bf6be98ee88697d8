package io.aimeter.replay;

import io.aimeter.core.record.RecordField;
import java.util.Map;
import java.util.TreeMap;

/** A row of the ledger: values by column name, a column without a value absent. */
record LedgerRow(Map<String, Object> values) {

  String text(RecordField field) {
    Object value = values.get(field.column());
    return value == null ? null : value.toString();
  }

  Long number(RecordField field) {
    Object value = values.get(field.column());
    return value == null ? null : ((Number) value).longValue();
  }

  boolean flag(RecordField field) {
    return Boolean.TRUE.equals(values.get(field.column()));
  }

  @SuppressWarnings("unchecked") // LedgerReader puts nothing else there
  Map<String, String> map(RecordField field) {
    Object value = values.get(field.column());
    return value == null ? Map.of() : new TreeMap<>((Map<String, String>) value);
  }

  /** The sum of the fields present, or null where all are absent. */
  Long sum(RecordField... fields) {
    Long sum = null;
    for (RecordField field : fields) {
      Long value = number(field);
      if (value != null) {
        sum = (sum == null ? 0 : sum) + value;
      }
    }
    return sum;
  }
}
