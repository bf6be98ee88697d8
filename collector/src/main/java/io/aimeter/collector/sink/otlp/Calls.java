package io.aimeter.collector.sink.otlp;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;

/** What records say in the words of the GenAI conventions. */
final class Calls {
  private static final int FIRST_ERROR = 400;

  private Calls() {}

  /** Whether it stands for a call; else it is a further model's part of one, or a connection. */
  static boolean isCall(CostRecord record) {
    return !record.has(RecordField.PART) && !isUnmetered(record);
  }

  static boolean isUnmetered(CostRecord record) {
    return RecordField.UNMETERED.equals(record.text(RecordField.CALL_TYPE));
  }

  /** {@code gen_ai.operation.name}: our own word where the conventions have none. */
  static String operation(CostRecord record) {
    String name = record.text(RecordField.OPERATION);
    return name == null ? record.text(RecordField.CALL_TYPE) : name;
  }

  /** {@code gen_ai.request.model}. */
  static String requestModel(CostRecord record) {
    String asked = record.text(RecordField.REQUEST_MODEL);
    return asked == null ? record.text(RecordField.URL_MODEL) : asked;
  }

  /** {@code error.type}: the status where nothing better is known; null of a success. */
  static String error(CostRecord record) {
    String type = record.text(RecordField.ERROR_TYPE);
    long status = record.number(RecordField.HTTP_STATUS);
    return type == null && status >= FIRST_ERROR ? Long.toString(status) : type;
  }

  /** All input, read from and written to caches too; null where none is known. */
  static Long inputTokens(CostRecord record) {
    boolean known =
        record.has(RecordField.UNCACHED_INPUT_TOKENS)
            || record.has(RecordField.CACHE_READ_TOKENS)
            || record.has(RecordField.CACHE_WRITE_5M_TOKENS)
            || record.has(RecordField.CACHE_WRITE_1H_TOKENS);
    return known
        ? Long.valueOf(
            record.number(RecordField.UNCACHED_INPUT_TOKENS)
                + record.number(RecordField.CACHE_READ_TOKENS)
                + cacheWrites(record))
        : null;
  }

  static long cacheWrites(CostRecord record) {
    return record.number(RecordField.CACHE_WRITE_5M_TOKENS)
        + record.number(RecordField.CACHE_WRITE_1H_TOKENS);
  }
}
