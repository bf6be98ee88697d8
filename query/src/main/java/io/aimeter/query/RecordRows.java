package io.aimeter.query;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.FieldType;
import io.aimeter.core.record.RecordField;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** Whole records from rows of the store. */
final class RecordRows {
  static final Set<RecordField> ALL = Collections.unmodifiableSet(EnumSet.allOf(RecordField.class));

  /** What neither a price nor who pays it depends on. Reading a column takes most of the time. */
  private static final Set<RecordField> PRICELESS =
      EnumSet.of(
          RecordField.INSTANCE,
          RecordField.SEQUENCE,
          RecordField.PART,
          RecordField.DURATION,
          RecordField.TIME_TO_FIRST_BYTE,
          RecordField.OPERATION,
          RecordField.CLIENT,
          RecordField.RESPONSE_ID,
          RecordField.REQUEST_ID,
          RecordField.REQUEST_FINGERPRINT,
          RecordField.KEY_FINGERPRINT,
          RecordField.KEY_HINT,
          RecordField.RATE_LIMITS,
          RecordField.MAX_TOKENS_SET,
          RecordField.HTTP_STATUS,
          RecordField.ERROR_TYPE,
          RecordField.END,
          RecordField.FINISH_REASON,
          RecordField.ATTEMPT,
          RecordField.TEAM_SOURCE,
          RecordField.COST_CENTER,
          RecordField.COST_CENTER_SOURCE,
          RecordField.APP_SOURCE,
          RecordField.ENVIRONMENT,
          RecordField.ENVIRONMENT_SOURCE,
          RecordField.USER,
          RecordField.USER_SOURCE,
          RecordField.TAGS,
          RecordField.TAG_SOURCES,
          RecordField.PRICE_STATE,
          RecordField.PRICE_VERSION,
          RecordField.INPUT_COST,
          RecordField.CACHE_READ_COST,
          RecordField.CACHE_WRITE_COST,
          RecordField.OUTPUT_COST,
          RecordField.OTHER_COST,
          RecordField.LIST_COST,
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
    Map<RecordField, Object> record = new EnumMap<>(RecordField.class);
    int at = 0;
    for (RecordField field : ALL) {
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
    int at = 0;
    for (RecordField field : fields) {
      set(record, field, row, ++at);
    }
    return record.build();
  }

  private static void set(CostRecord.Builder record, RecordField field, ResultSet row, int at)
      throws SQLException {
    switch (field.type()) {
      case TEXT -> record.set(field, row.getString(at));
      case MAP -> {
        if (row.getObject(at) instanceof Map<?, ?> map) {
          map.forEach((key, item) -> record.put(field, key.toString(), item.toString()));
        }
      }
      case FLAG -> {
        boolean flag = row.getBoolean(at);
        if (!row.wasNull()) {
          record.set(field, flag);
        }
      }
      case NUMBER, INSTANT -> {
        long number = row.getLong(at);
        if (!row.wasNull()) {
          record.set(field, field.type() == FieldType.INSTANT ? nanos(number) : number);
        }
      }
    }
  }

  private static long nanos(long micros) {
    return Math.multiplyExact(micros, 1_000L);
  }
}
