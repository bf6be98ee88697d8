package io.aimeter.collector.sink.otlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.TestRecords;
import io.aimeter.collector.sink.Rejection;
import io.aimeter.collector.sink.SinkException;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsSinkTest {
  @TempDir Path directory;
  private TestReceiver receiver;
  private Path file;

  @BeforeEach
  void listen() throws Exception {
    receiver = new TestReceiver();
    file = directory.resolve("sinks/otlp-metrics.json");
  }

  @AfterEach
  void end() {
    receiver.close();
  }

  private MetricsSink sink() {
    return new MetricsSink(receiver.target(), file);
  }

  private static CostRecord.Builder call(long sequence) {
    return CostRecord.builder()
        .set(RecordField.INSTANCE, "i")
        .set(RecordField.SEQUENCE, sequence)
        .set(RecordField.STARTED_AT, TestRecords.DAY)
        .set(RecordField.DURATION, 320_000_000L)
        .set(RecordField.PROVIDER, "openai")
        .set(RecordField.OPERATION, "chat")
        .set(RecordField.REQUEST_MODEL, "gpt-5")
        .set(RecordField.RESPONSE_MODEL, "gpt-5-2025-08-07")
        .set(RecordField.SERVER_ADDRESS, "api.openai.com")
        .set(RecordField.TEAM, "search")
        .set(RecordField.APP, "shop")
        .set(RecordField.FEATURE, "ask")
        .set(RecordField.ENVIRONMENT, "prod")
        .set(RecordField.UNCACHED_INPUT_TOKENS, 10)
        .set(RecordField.CACHE_READ_TOKENS, 4)
        .set(RecordField.CACHE_WRITE_1H_TOKENS, 2)
        .set(RecordField.OUTPUT_TOKENS, 17)
        .set(RecordField.PRICE_STATE, "priced")
        .set(RecordField.COST, 1_234_567_891L);
  }

  /** The newest point of each series, by metric and attributes, as a backend keeps it. */
  private Map<String, Object> newest() {
    Map<String, Object> newest = new HashMap<>();
    for (ExportMetricsServiceRequest request : receiver.metrics()) {
      for (Metric metric : request.getResourceMetrics(0).getScopeMetrics(0).getMetricsList()) {
        for (HistogramDataPoint point : metric.getHistogram().getDataPointsList()) {
          newest.put(metric.getName() + attributes(point.getAttributesList()), point);
        }
        for (NumberDataPoint point : metric.getSum().getDataPointsList()) {
          newest.put(metric.getName() + attributes(point.getAttributesList()), point);
        }
      }
    }
    return newest;
  }

  private static String attributes(List<KeyValue> attributes) {
    Map<String, String> texts = new TreeMap<>();
    attributes.forEach(a -> texts.put(a.getKey(), a.getValue().getStringValue()));
    return texts.toString();
  }

  private static final String COMMON =
      "aimeter.app=shop, aimeter.feature=ask, aimeter.team=search,"
          + " deployment.environment.name=prod, ";
  private static final String MODEL =
      "gen_ai.operation.name=chat, gen_ai.provider.name=openai, gen_ai.request.model=gpt-5,"
          + " gen_ai.response.model=gpt-5-2025-08-07, ";

  @Test
  void aCallIsTwoHistogramsAndACostUnderTheConventionsNames() throws Exception {
    try (MetricsSink sink = sink()) {
      assertEquals(-1, sink.open("s"));
      sink.write(
          List.of(
              call(1).build(),
              call(2)
                  .set(RecordField.ERROR_TYPE, "rate_limit_exceeded")
                  .set(RecordField.PRICE_STATE, "unpriced")
                  .build()),
          7);
    }
    Map<String, Object> newest = newest();
    String server = "server.address=api.openai.com}";
    assertEquals(6, newest.size(), newest.keySet().toString());
    HistogramDataPoint input =
        (HistogramDataPoint)
            newest.get(
                "gen_ai.client.token.usage{"
                    + COMMON
                    + MODEL
                    + "gen_ai.token.type=input, "
                    + server);
    assertEquals(2, input.getCount());
    assertEquals(32.0, input.getSum());
    assertEquals(
        List.of(
            1.0,
            4.0,
            16.0,
            64.0,
            256.0,
            1024.0,
            4096.0,
            16384.0,
            65536.0,
            262144.0,
            1048576.0,
            4194304.0,
            16777216.0,
            67108864.0),
        input.getExplicitBoundsList());
    assertEquals(2, input.getBucketCounts(2), "16 is within the bucket up to 16");
    HistogramDataPoint output =
        (HistogramDataPoint)
            newest.get(
                "gen_ai.client.token.usage{"
                    + COMMON
                    + MODEL
                    + "gen_ai.token.type=output, "
                    + server);
    assertEquals(2, output.getBucketCounts(3), "17 is behind it");
    HistogramDataPoint failed =
        (HistogramDataPoint)
            newest.get(
                "gen_ai.client.operation.duration{"
                    + COMMON
                    + "error.type=rate_limit_exceeded, "
                    + MODEL
                    + server);
    assertEquals(0.32, failed.getSum());
    assertEquals(
        List.of(
            0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92),
        failed.getExplicitBoundsList());
    assertEquals(1, failed.getBucketCounts(5));
    NumberDataPoint cost =
        (NumberDataPoint) newest.get("aimeter.cost.usd{" + COMMON + MODEL + server);
    assertEquals(2.469135782, cost.getAsDouble());
    NumberDataPoint unpriced =
        (NumberDataPoint) newest.get("aimeter.unpriced{" + COMMON + MODEL + server);
    assertEquals(1, unpriced.getAsInt());
  }

  @Test
  void sumsAreCumulativeAndSayWhoseTheyAre() throws Exception {
    try (MetricsSink sink = sink()) {
      sink.open("the-stream");
      sink.write(List.of(call(1).build()), 7);
    }
    var request = receiver.metrics().get(0).getResourceMetrics(0);
    Map<String, String> resource = new HashMap<>();
    request
        .getResource()
        .getAttributesList()
        .forEach(a -> resource.put(a.getKey(), a.getValue().getStringValue()));
    assertEquals("aimeter", resource.get("service.name"));
    assertEquals("the-stream", resource.get("service.instance.id"));
    for (Metric metric : request.getScopeMetrics(0).getMetricsList()) {
      AggregationTemporality temporality =
          metric.hasSum()
              ? metric.getSum().getAggregationTemporality()
              : metric.getHistogram().getAggregationTemporality();
      assertEquals(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE, temporality);
      assertTrue(!metric.hasSum() || metric.getSum().getIsMonotonic(), metric.getName());
    }
    assertEquals("application/x-protobuf", receiver.headers().get("Content-type"));
    assertEquals("sesame", receiver.headers().get("Api-key"));
  }

  /** The sums are durable before they are sent, and are sent again by whoever comes next. */
  @Test
  void whereverItFailsARecordIsInTheSumsOnce() throws Exception {
    long kept = -1;
    for (int i = 1; i <= 20; i++) {
      try (MetricsSink sink = sink()) {
        assertEquals(kept, sink.open("s")); // where the sums are, whether they were taken or not
        if (i % 3 == 0) {
          receiver.answer(503, new byte[0], null);
        }
        kept = i;
        sink.write(List.of(call(i).build()), kept);
        assertTrue(i % 3 != 0, "a failure of the receiver is passed over");
      } catch (SinkException e) {
        assertTrue(e.getMessage().contains("/base/v1/metrics answers 503"), e.getMessage());
      }
    }
    try (MetricsSink sink = sink()) {
      assertEquals(20, sink.open("s"));
    }
    NumberDataPoint cost =
        newest().entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("aimeter.cost.usd"))
            .map(entry -> (NumberDataPoint) entry.getValue())
            .findFirst()
            .orElseThrow();
    assertEquals(20 * 1_234_567_891L / 1e9, cost.getAsDouble());
    assertTrue(cost.getStartTimeUnixNano() < cost.getTimeUnixNano());
  }

  @Test
  void sumsNeverGoBackAndBeginWhenTheyBegan() throws Exception {
    for (int i = 1; i <= 5; i++) {
      try (MetricsSink sink = sink()) {
        sink.open("s");
        sink.write(List.of(call(i).build()), i);
      }
    }
    double before = 0;
    long time = 0;
    long start = 0;
    for (ExportMetricsServiceRequest request : receiver.metrics()) {
      for (Metric metric : request.getResourceMetrics(0).getScopeMetrics(0).getMetricsList()) {
        for (NumberDataPoint point : metric.getSum().getDataPointsList()) {
          assertTrue(point.getAsDouble() >= before, before + " > " + point.getAsDouble());
          assertTrue(point.getTimeUnixNano() > time);
          assertTrue(start == 0 || start == point.getStartTimeUnixNano());
          before = point.getAsDouble();
          time = point.getTimeUnixNano();
          start = point.getStartTimeUnixNano();
        }
      }
    }
    assertEquals(5 * 1_234_567_891L / 1e9, before);
  }

  /** Its records all come again. */
  @Test
  void anotherStreamBeginsAnew() throws Exception {
    try (MetricsSink sink = sink()) {
      sink.open("one");
      sink.write(List.of(call(1).build()), 7);
    }
    try (MetricsSink sink = sink()) {
      assertEquals(-1, sink.open("two"));
      sink.write(List.of(call(1).build()), 3);
    }
    try (MetricsSink sink = sink()) {
      assertEquals(3, sink.open("two"));
    }
    assertEquals(
        1.234567891,
        newest().entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("aimeter.cost.usd"))
            .mapToDouble(entry -> ((NumberDataPoint) entry.getValue()).getAsDouble())
            .sum());
  }

  @Test
  void whatItRejectsIsCountedAndNotSentAgain() throws Exception {
    byte[] partly =
        ExportMetricsServiceResponse.newBuilder()
            .setPartialSuccess(
                ExportMetricsPartialSuccess.newBuilder()
                    .setRejectedDataPoints(2)
                    .setErrorMessage("too old"))
            .build()
            .toByteArray();
    try (MetricsSink sink = sink()) {
      sink.open("s");
      receiver.answer(200, partly, null);
      sink.write(List.of(call(1).build()), 7);
      assertEquals(new Rejection(2, "too old"), sink.rejected());
      assertNull(sink.rejected());
    }
    assertEquals(1, receiver.metrics().size());
  }

  @Test
  void noRecordIsBlamedForWhatItRefuses() throws Exception {
    try (MetricsSink sink = sink()) {
      sink.open("s");
      receiver.answer(400, "no such tenant\nsecret".getBytes(StandardCharsets.UTF_8), null);
      SinkException e =
          assertThrows(SinkException.class, () -> sink.write(List.of(call(1).build()), 7));
      assertEquals(SinkException.class, e.getClass());
      assertTrue(e.getMessage().endsWith("answers 400: no such tenant"), e.getMessage());
      assertFalse(e.getMessage().contains("sesame"), e.getMessage());
    }
  }

  @Test
  void aDamagedFileIsSaid() throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"stream\":");
    try (MetricsSink sink = sink()) {
      SinkException e = assertThrows(SinkException.class, () -> sink.open("s"));
      assertTrue(e.getMessage().contains(file + " is damaged"), e.getMessage());
    }
  }
}
