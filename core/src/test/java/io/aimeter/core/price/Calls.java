package io.aimeter.core.price;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.FieldType;
import io.aimeter.core.record.RecordField;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Records of calls, written as {@code column=value column=value}. */
final class Calls {
  private Calls() {}

  /**
   * A billable call of 2026-11-20 with reported usage, unless the fields say otherwise. Beside the
   * record's columns there are {@code on=DATE} or {@code on=INSTANT}, and {@code tool:NAME=COUNT}.
   */
  static CostRecord.Builder call(String fields) {
    CostRecord.Builder record = CostRecord.builder();
    record.set(RecordField.BILLABLE, true);
    record.set(RecordField.USAGE_SOURCE, "reported");
    record.set(RecordField.STARTED_AT, nanos("2026-11-20"));
    for (String field : fields.trim().split(" +", -1)) {
      int equals = field.indexOf('=');
      set(record, field.substring(0, equals), field.substring(equals + 1));
    }
    return record;
  }

  private static void set(CostRecord.Builder record, String name, String value) {
    if (name.equals("on")) {
      record.set(RecordField.STARTED_AT, nanos(value));
    } else if (name.startsWith("tool:")) {
      record.put(RecordField.TOOL_CALLS, name.substring("tool:".length()), value);
    } else {
      RecordField field = column(name);
      if (field.type() == FieldType.TEXT) {
        record.set(field, value);
      } else {
        record.set(field, Long.parseLong(value));
      }
    }
  }

  private static RecordField column(String name) {
    return List.of(RecordField.values()).stream()
        .filter(field -> field.column().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no column " + name));
  }

  static long nanos(String date) {
    Instant instant =
        date.contains("T")
            ? Instant.parse(date)
            : LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
    return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
  }
}
