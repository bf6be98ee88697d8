package io.aimeter.query;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import io.aimeter.core.record.RecordView;
import java.util.Map;

/**
 * A record as if some of its fields were other: a Long, a Boolean or a text, or null for absent.
 *
 * @param changes may have null values
 */
record Otherwise(CostRecord record, Map<RecordField, Object> changes) implements RecordView {
  @Override
  public boolean has(RecordField field) {
    return changes.containsKey(field) ? changes.get(field) != null : record.has(field);
  }

  @Override
  public long number(RecordField field, long otherwise) {
    if (!changes.containsKey(field)) {
      return record.number(field, otherwise);
    }
    Object value = changes.get(field);
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    return value instanceof Long number ? number : otherwise;
  }

  @Override
  public String text(RecordField field) {
    return changes.containsKey(field) ? (String) changes.get(field) : record.text(field);
  }

  @Override
  public Map<String, String> map(RecordField field) {
    return record.map(field);
  }
}
