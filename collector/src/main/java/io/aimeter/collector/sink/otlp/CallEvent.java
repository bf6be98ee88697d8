package io.aimeter.collector.sink.otlp;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A record as an event: each field under the GenAI conventions' name, or else under its column's
 * behind {@code aimeter.}. It has no content, as the record has none.
 */
final class CallEvent {
  /** A call. */
  static final String CALL = "gen_ai.client.inference.operation.details";

  /** What a further model did in a call that has an event of its own. */
  static final String PART = "aimeter.call.part";

  /** A connection of whose calls nothing is known. */
  static final String UNMETERED = "aimeter.unmetered";

  private static final RecordField[] FIELDS = RecordField.values();
  private static final double SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final double USD = 1e9;

  private static final Map<RecordField, String> NAMES = new EnumMap<>(RecordField.class);

  static {
    NAMES.put(RecordField.PROVIDER, Attribute.PROVIDER);
    NAMES.put(RecordField.SERVER_ADDRESS, Attribute.SERVER);
    NAMES.put(RecordField.RESPONSE_MODEL, Attribute.RESPONSE_MODEL);
    NAMES.put(RecordField.RESPONSE_ID, "gen_ai.response.id");
    NAMES.put(RecordField.STREAMING, "gen_ai.request.stream");
    NAMES.put(RecordField.HTTP_STATUS, "http.response.status_code");
    NAMES.put(RecordField.OUTPUT_TOKENS, "gen_ai.usage.output_tokens");
    NAMES.put(RecordField.CACHE_READ_TOKENS, "gen_ai.usage.cache_read.input_tokens");
    NAMES.put(RecordField.REASONING_TOKENS, "gen_ai.usage.reasoning.output_tokens");
    NAMES.put(RecordField.ENVIRONMENT, Attribute.ENVIRONMENT);
    NAMES.put(RecordField.USER, "user.id");
  }

  /** Written otherwise than field by field. */
  private static final Set<RecordField> OTHERWISE =
      EnumSet.of(
          RecordField.STARTED_AT,
          RecordField.OPERATION,
          RecordField.REQUEST_MODEL,
          RecordField.URL_MODEL,
          RecordField.ERROR_TYPE,
          RecordField.FINISH_REASON,
          RecordField.TIME_TO_FIRST_BYTE);

  private CallEvent() {}

  /** The event. */
  static LogRecord of(CostRecord record, long now) {
    boolean failed = Calls.error(record) != null;
    long started = record.number(RecordField.STARTED_AT);
    LogRecord.Builder event =
        LogRecord.newBuilder()
            .setTimeUnixNano(started + record.number(RecordField.DURATION))
            .setObservedTimeUnixNano(now)
            .setEventName(name(record))
            .setSeverityNumber(
                failed ? SeverityNumber.SEVERITY_NUMBER_ERROR : SeverityNumber.SEVERITY_NUMBER_INFO)
            .setSeverityText(failed ? "ERROR" : "INFO")
            .addAttributes(Attribute.text("log.record.uid", uid(record)));
    for (RecordField field : FIELDS) {
      if (record.has(field) && !OTHERWISE.contains(field)) {
        event.addAttributes(attribute(record, field));
      }
    }
    derived(record, event);
    return event.build();
  }

  private static String name(CostRecord record) {
    if (Calls.isUnmetered(record)) {
      return UNMETERED;
    }
    return Calls.isCall(record) ? CALL : PART;
  }

  /** What tells a record from all others: one that comes twice has it twice. */
  private static String uid(CostRecord record) {
    return record.text(RecordField.INSTANCE) + "/" + record.number(RecordField.SEQUENCE);
  }

  private static KeyValue attribute(CostRecord record, RecordField field) {
    String name = NAMES.getOrDefault(field, "aimeter." + field.column());
    return switch (field.type()) {
      case TEXT -> Attribute.text(name, record.text(field));
      case FLAG -> Attribute.flag(name, record.flag(field));
      case MAP -> Attribute.of(name, map(record.map(field)));
      default -> Attribute.number(name, record.number(field));
    };
  }

  private static AnyValue.Builder map(Map<String, String> entries) {
    KeyValueList.Builder list = KeyValueList.newBuilder();
    entries.forEach((key, value) -> list.addValues(Attribute.text(key, value)));
    return AnyValue.newBuilder().setKvlistValue(list);
  }

  private static void derived(CostRecord record, LogRecord.Builder event) {
    text(event, Attribute.OPERATION, Calls.operation(record));
    text(event, Attribute.REQUEST_MODEL, Calls.requestModel(record));
    text(event, Attribute.ERROR_TYPE, Calls.error(record));
    String reason = record.text(RecordField.FINISH_REASON);
    if (reason != null) {
      ArrayValue.Builder reasons =
          ArrayValue.newBuilder().addValues(AnyValue.newBuilder().setStringValue(reason));
      event.addAttributes(
          Attribute.of(
              "gen_ai.response.finish_reasons", AnyValue.newBuilder().setArrayValue(reasons)));
    }
    if (record.flag(RecordField.STREAMING) && record.has(RecordField.TIME_TO_FIRST_BYTE)) {
      event.addAttributes(
          Attribute.real(
              "gen_ai.response.time_to_first_chunk",
              record.number(RecordField.TIME_TO_FIRST_BYTE) / SECOND));
    }
    Long input = Calls.inputTokens(record);
    if (input != null) {
      event.addAttributes(Attribute.number("gen_ai.usage.input_tokens", input));
    }
    if (Calls.cacheWrites(record) > 0) {
      event.addAttributes(
          Attribute.number("gen_ai.usage.cache_creation.input_tokens", Calls.cacheWrites(record)));
    }
    if (record.has(RecordField.COST)) {
      event.addAttributes(
          Attribute.real("aimeter.cost.usd", record.number(RecordField.COST) / USD));
    }
  }

  private static void text(LogRecord.Builder event, String name, String value) {
    if (value != null) {
      event.addAttributes(Attribute.text(name, value));
    }
  }
}
