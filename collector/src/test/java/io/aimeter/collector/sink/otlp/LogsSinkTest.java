package io.aimeter.collector.sink.otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.TestRecords;
import io.aimeter.collector.sink.RefusedException;
import io.aimeter.collector.sink.Rejection;
import io.aimeter.collector.sink.SinkException;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsSinkTest {
  @TempDir Path directory;
  private TestReceiver receiver;

  @BeforeEach
  void listen() throws Exception {
    receiver = new TestReceiver();
  }

  @AfterEach
  void end() {
    receiver.close();
  }

  private LogsSink sink() {
    return new LogsSink(receiver.target(), directory.resolve("sinks/otlp-logs.json"));
  }

  private List<LogRecord> events() {
    List<LogRecord> events = new ArrayList<>();
    for (ExportLogsServiceRequest request : receiver.logs()) {
      events.addAll(request.getResourceLogs(0).getScopeLogs(0).getLogRecordsList());
    }
    return events;
  }

  private static Map<String, AnyValue> attributes(LogRecord event) {
    Map<String, AnyValue> attributes = new TreeMap<>();
    event.getAttributesList().forEach(a -> attributes.put(a.getKey(), a.getValue()));
    assertEquals(attributes.size(), event.getAttributesCount(), "a name twice: " + event);
    return attributes;
  }

  private static LogRecord event(CostRecord.Builder record) {
    return CallEvent.of(
        record
            .set(RecordField.INSTANCE, "i")
            .set(RecordField.SEQUENCE, 3)
            .set(RecordField.STARTED_AT, TestRecords.DAY)
            .build(),
        TestRecords.DAY + 5_000_000_000L);
  }

  @Test
  void aCallIsAnEventUnderTheConventionsNames() {
    LogRecord event =
        event(
            CostRecord.builder()
                .set(RecordField.DURATION, 2_000_000_000L)
                .set(RecordField.TIME_TO_FIRST_BYTE, 250_000_000L)
                .set(RecordField.STREAMING, true)
                .set(RecordField.PROVIDER, "anthropic")
                .set(RecordField.OPERATION, "chat")
                .set(RecordField.REQUEST_MODEL, "claude-sonnet-5")
                .set(RecordField.FINISH_REASON, "end_turn")
                .set(RecordField.UNCACHED_INPUT_TOKENS, 10)
                .set(RecordField.CACHE_READ_TOKENS, 4)
                .set(RecordField.CACHE_WRITE_5M_TOKENS, 2)
                .set(RecordField.CACHE_WRITE_1H_TOKENS, 1)
                .set(RecordField.OUTPUT_TOKENS, 17)
                .set(RecordField.TEAM, "search")
                .put(RecordField.TAGS, "run", "r1")
                .set(RecordField.COST, 1_500_000_000L));
    assertEquals("gen_ai.client.inference.operation.details", event.getEventName());
    assertEquals(SeverityNumber.SEVERITY_NUMBER_INFO, event.getSeverityNumber());
    assertEquals(TestRecords.DAY + 2_000_000_000L, event.getTimeUnixNano());
    assertFalse(event.hasBody());
    Map<String, AnyValue> attributes = attributes(event);
    assertEquals("i/3", attributes.get("log.record.uid").getStringValue());
    assertEquals("anthropic", attributes.get("gen_ai.provider.name").getStringValue());
    assertEquals("chat", attributes.get("gen_ai.operation.name").getStringValue());
    assertEquals("claude-sonnet-5", attributes.get("gen_ai.request.model").getStringValue());
    assertTrue(attributes.get("gen_ai.request.stream").getBoolValue());
    assertEquals(
        "end_turn",
        attributes
            .get("gen_ai.response.finish_reasons")
            .getArrayValue()
            .getValues(0)
            .getStringValue());
    assertEquals(0.25, attributes.get("gen_ai.response.time_to_first_chunk").getDoubleValue());
    assertEquals(17, attributes.get("gen_ai.usage.input_tokens").getIntValue());
    assertEquals(17, attributes.get("gen_ai.usage.output_tokens").getIntValue());
    assertEquals(4, attributes.get("gen_ai.usage.cache_read.input_tokens").getIntValue());
    assertEquals(3, attributes.get("gen_ai.usage.cache_creation.input_tokens").getIntValue());
    assertEquals("search", attributes.get("aimeter.team").getStringValue());
    assertEquals("run", attributes.get("aimeter.tags").getKvlistValue().getValues(0).getKey());
    assertEquals(1.5, attributes.get("aimeter.cost.usd").getDoubleValue());
    assertEquals(1_500_000_000L, attributes.get("aimeter.cost_nano_usd").getIntValue());
  }

  @Test
  void whatIsNoCallIsNoneHere() {
    LogRecord failed = event(CostRecord.builder().set(RecordField.HTTP_STATUS, 529));
    assertEquals(SeverityNumber.SEVERITY_NUMBER_ERROR, failed.getSeverityNumber());
    assertEquals("529", attributes(failed).get("error.type").getStringValue());
    LogRecord part = event(CostRecord.builder().set(RecordField.PART, 1));
    assertEquals("aimeter.call.part", part.getEventName());
    LogRecord unmetered =
        event(CostRecord.builder().set(RecordField.CALL_TYPE, RecordField.UNMETERED));
    assertEquals("aimeter.unmetered", unmetered.getEventName());
  }

  /** Once, or again under the same id where the answer was lost. */
  @Test
  void eachRecordArrives() throws Exception {
    try (LogsSink sink = sink()) {
      assertEquals(-1, sink.open("s"));
      sink.write(List.of(TestRecords.record("i", 1), TestRecords.record("i", 2)), 7);
      receiver.answer(503, new byte[0], "17");
      assertThrows(SinkException.class, () -> sink.write(List.of(TestRecords.record("i", 3)), 8));
    }
    try (LogsSink sink = sink()) {
      assertEquals(7, sink.open("s"));
      sink.write(List.of(TestRecords.record("i", 3)), 8);
    }
    assertEquals(
        List.of("i/1", "i/2", "i/3"),
        events().stream()
            .map(event -> attributes(event).get("log.record.uid").getStringValue())
            .toList());
  }

  /** As nginx answers who shows no certificate. */
  @Test
  void aProxysPageBlamesNoRecordAndItsTitleIsSaid() throws Exception {
    String page =
        """
        <html>
        <head><title>400 No required SSL certificate was sent</title></head>
        <body><center>nginx</center></body>
        </html>
        """;
    try (LogsSink sink = sink()) {
      sink.open("s");
      receiver.answer(400, page.getBytes(StandardCharsets.UTF_8), null);
      SinkException e =
          assertThrows(
              SinkException.class, () -> sink.write(List.of(TestRecords.record("i", 1)), 7));
      assertEquals(SinkException.class, e.getClass(), "a person can mend that");
      assertTrue(
          e.getMessage().endsWith("answers 400: 400 No required SSL certificate was sent"),
          e.getMessage());
      receiver.answer(413, page.getBytes(StandardCharsets.UTF_8), null);
      assertThrows(
          RefusedException.class, () -> sink.write(List.of(TestRecords.record("i", 1)), 7));
    }
  }

  @Test
  void whatItWillNeverTakeIsARefusal() throws Exception {
    try (LogsSink sink = sink()) {
      sink.open("s");
      receiver.answer(413, new byte[0], null);
      assertThrows(
          RefusedException.class, () -> sink.write(List.of(TestRecords.record("i", 1)), 7));
      receiver.answer(401, new byte[0], null);
      SinkException e =
          assertThrows(
              SinkException.class, () -> sink.write(List.of(TestRecords.record("i", 1)), 7));
      assertEquals(SinkException.class, e.getClass(), "a person can mend that");
    }
  }

  @Test
  void partOfABatchMayBeRejected() throws Exception {
    try (LogsSink sink = sink()) {
      sink.open("s");
      receiver.answer(
          200,
          ExportLogsServiceResponse.newBuilder()
              .setPartialSuccess(
                  ExportLogsPartialSuccess.newBuilder()
                      .setRejectedLogRecords(1)
                      .setErrorMessage("too long"))
              .build()
              .toByteArray(),
          null);
      sink.write(List.of(TestRecords.record("i", 1)), 7);
      assertEquals(new Rejection(1, "too long"), sink.rejected());
    }
  }
}
