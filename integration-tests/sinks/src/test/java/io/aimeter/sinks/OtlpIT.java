package io.aimeter.sinks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.aimeter.core.record.RecordField;
import io.aimeter.sinks.server.Real;
import io.aimeter.sinks.server.RealServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sums in a real backend that takes OTLP: what it has last of each series is what the applications
 * wrote, to the token and the nano-USD, whatever is killed.
 */
class OtlpIT {
  /** The newest value of every series, added up. */
  private static final String NEWEST = "sum(last_over_time(%s[1d]))";

  @TempDir Path root;

  private static String newest(String metric) {
    return NEWEST.formatted(metric);
  }

  private String once(Map<String, String> settings) throws Exception {
    try (CollectorProcess collector = CollectorProcess.start(root, settings, "--once")) {
      assertEquals(0, collector.exitCode(), collector.printed());
      return collector.printed();
    }
  }

  /** Of records 1 to n, of which the first are priced; see Application for what each holds. */
  private static void assertSums(RealServer server, long n, long priced, String printed)
      throws Exception {
    PromQl backend = new PromQl(server.address());
    backend.await(sum(n), newest("gen_ai_client_token_usage_sum"), () -> printed);
    backend.await(n, newest("gen_ai_client_token_usage_count"), () -> printed);
    backend.await(
        10 * sum(priced),
        "round(1e9 * %s)".formatted(newest("aimeter_cost_usd_total")),
        () -> printed);
  }

  private static long sum(long n) {
    return n * (n + 1) / 2;
  }

  @Real("otlp-metrics")
  void sumsArriveUnderTheNamesOfTheConventions(RealServer server) throws Exception {
    try (Application application = new Application(root, "i")) {
      application.call(500);
      application.call(
          Application.record("i", 501)
              .set(RecordField.OPERATION, "chat")
              .set(RecordField.TEAM, "team-x")
              .set(RecordField.APP, "shop")
              .set(RecordField.FEATURE, "ask")
              .set(RecordField.ENVIRONMENT, "prod")
              .set(RecordField.SERVER_ADDRESS, "api.openai.com")
              .set(RecordField.DURATION, 1_280_000_000L)
              .set(RecordField.HTTP_STATUS, 500));
      once(server.settings());
    }
    assertSums(server, 501, 500, ""); // a call that failed is free
    PromQl backend = new PromQl(server.address());
    JsonNode duration =
        backend
            .ask("last_over_time(gen_ai_client_operation_duration_seconds_bucket{le=\"1.28\"}[1d])")
            .get(0);
    assertEquals("1", duration.get("value").get(1).asText());
    Map<String, String> labels = new TreeMap<>();
    duration
        .get("metric")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    labels.keySet().removeIf(name -> name.matches("(__|service|host).*"));
    assertEquals(
        "{aimeter_app=shop, aimeter_feature=ask, aimeter_team=team-x,"
            + " deployment_environment_name=prod, error_type=500, gen_ai_operation_name=chat,"
            + " gen_ai_provider_name=openai, gen_ai_request_model=house-model, le=1.28,"
            + " server_address=api.openai.com}",
        labels.toString());
    assertEquals(7, backend.ask("last_over_time(aimeter_cost_usd_total[1d]) > 0").size());
  }

  @Real("otlp-metrics")
  void whateverIsKilledTheSumsAreRight(RealServer server) throws Exception {
    Random random = new Random(17);
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.put("AIMETER_COLLECT_OTLP_INTERVAL", "20ms");
    settings.put("AIMETER_COLLECT_OTLP_BATCH", "40");
    PromQl backend = new PromQl(server.address());
    try (Application application = new Application(root, "i")) {
      for (int round = 0; round < 8; round++) {
        try (CollectorProcess collector =
            CollectorProcess.start(root, settings, "--interval", "50ms")) {
          double before = backend.number(newest("gen_ai_client_token_usage_count"));
          for (int burst = 0; burst < 4; burst++) {
            application.call(50 + random.nextInt(100));
            Thread.sleep(random.nextInt(400));
          }
          if (round % 4 == 2) {
            server.kill();
            application.call(20);
            server.restart();
          }
          long end = System.nanoTime() + 60_000_000_000L;
          while (backend.number(newest("gen_ai_client_token_usage_count")) <= before) {
            assertTrue(collector.isAlive() && System.nanoTime() < end, collector.printed());
            Thread.sleep(random.nextInt(100));
          }
          collector.kill();
        }
      }
      application.call(1);
      String printed = once(settings);
      assertSums(server, application.written(), application.written(), printed);
      assertTrue(application.written() > 2000, "but few records: " + application.written());
    }
  }
}
