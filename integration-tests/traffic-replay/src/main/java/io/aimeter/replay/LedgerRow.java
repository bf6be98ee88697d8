package io.aimeter.replay;

import io.aimeter.core.record.RecordField;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A row of the ledger: values by column name, a column without a value absent. */
record LedgerRow(Map<String, Object> values) {

  /** The exchange's own row with its token counts summed over all its rows. */
  static LedgerRow sumOf(LedgerRow own, List<LedgerRow> all) {
    Map<String, Object> sums = new HashMap<>(own.values());
    for (RecordField field : RecordField.values()) {
      if (field.column().endsWith("_tokens") && own.number(field) != null) {
        long sum = 0;
        for (LedgerRow row : all) {
          Long tokens = row.number(field);
          sum += tokens == null ? 0 : tokens;
        }
        sums.put(field.column(), sum);
      }
    }
    return new LedgerRow(sums);
  }

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
