package io.aimeter.collector.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.config.Config;
import io.aimeter.collector.config.ConfigException;
import io.aimeter.collector.sink.SinkPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinksTest {
  private static final String URL = "AIMETER_COLLECT_POSTGRES_URL";

  @TempDir Path directory;

  private static List<SinkPlan> of(Map<String, String> environment) throws ConfigException {
    return Sinks.of(Config.load(Map.of(), environment, null), Path.of("store"));
  }

  private static void refused(Map<String, String> environment, String message) {
    assertEquals(message, assertThrows(ConfigException.class, () -> of(environment)).getMessage());
  }

  @Test
  void aSinkIsOnWhereItsTargetIsGiven() throws Exception {
    assertEquals(List.of(), of(Map.of()));
    List<SinkPlan> sinks =
        of(
            Map.of(
                URL, "jdbc:postgresql://db/spend", "AIMETER_COLLECT_KAFKA_SERVERS", "broker:9092"));
    assertEquals(List.of("postgres", "kafka"), sinks.stream().map(SinkPlan::name).toList());
    assertEquals(5000, sinks.get(0).batch());
    assertEquals(Duration.ofSeconds(30), sinks.get(1).interval());
    assertEquals("topic aimeter.records at broker:9092", sinks.get(1).target());
  }

  @Test
  void secretsComeFromFilesAndAreShownNowhere() throws Exception {
    Path file = Files.writeString(directory.resolve("password"), "sesame\n");
    Map<String, String> environment =
        Map.of(
            "AIMETER_DIR",
            directory.toString(),
            URL,
            "jdbc:postgresql://db/spend",
            "AIMETER_COLLECT_POSTGRES_PASSWORD_FILE",
            file.toString());
    String text = Plan.of(Config.load(Map.of(), environment, null)).text();
    assertTrue(text.contains("jdbc:postgresql://db/spend"), text);
    assertFalse(text.contains("sesame"), text);
    String given =
        Plan.of(
                Config.load(
                    Map.of(),
                    Map.of(
                        "AIMETER_DIR",
                        directory.toString(),
                        URL,
                        "jdbc:postgresql://db/spend",
                        "AIMETER_COLLECT_POSTGRES_PASSWORD",
                        "sesame"),
                    null))
            .text();
    assertTrue(given.contains("(given)"), given);
    assertFalse(given.contains("sesame"), given);
  }

  @Test
  void whatCannotWorkIsRefused() {
    refused(
        Map.of("AIMETER_COLLECT_POSTGRES_USER", "u"),
        "AIMETER_COLLECT_POSTGRES_USER: postgres.user is given, but postgres.url is not, without"
            + " which it is for nothing");
    refused(
        Map.of(URL, "postgres://db"),
        URL + ": postgres.url is like jdbc:postgresql://HOST/DATABASE, but this is not");
    refused(
        Map.of(URL, "jdbc:postgresql://db/spend?password=sesame"),
        URL + ": the password does not belong into postgres.url: use postgres.password-file");
    Path none = directory.resolve("none");
    refused(
        Map.of(
            URL,
            "jdbc:postgresql://db/spend",
            "AIMETER_COLLECT_POSTGRES_PASSWORD_FILE",
            none.toString()),
        "AIMETER_COLLECT_POSTGRES_PASSWORD_FILE: cannot read "
            + none
            + " (NoSuchFileException); postgres.password-file names a file that holds the secret");
  }

  private static final String ENDPOINT = "AIMETER_COLLECT_OTLP_ENDPOINT";

  @Test
  void metricsAndLogsAreSinksOfTheirOwn() throws Exception {
    assertEquals(
        List.of("otlp-metrics"),
        of(Map.of(ENDPOINT, "http://otel:4318")).stream().map(SinkPlan::name).toList());
    assertEquals(
        List.of("otlp-metrics", "otlp-logs"),
        of(Map.of(ENDPOINT, "http://otel:4318", "AIMETER_COLLECT_OTLP_LOGS", "true")).stream()
            .map(SinkPlan::name)
            .toList());
    refused(
        Map.of(ENDPOINT, "http://otel:4318", "AIMETER_COLLECT_OTLP_METRICS", "false"),
        "AIMETER_COLLECT_OTLP_METRICS: neither otlp.metrics nor otlp.logs is true, so otlp.endpoint"
            + " is for nothing");
  }

  @Test
  void headersOfOtlpAreShownNowhere() throws Exception {
    Map<String, String> environment =
        Map.of(
            "AIMETER_DIR",
            directory.toString(),
            ENDPOINT,
            "http://otel:4318",
            "AIMETER_COLLECT_OTLP_HEADERS",
            "api-key: sesame\nauthorization:Basic sesame ");
    String text = Plan.of(Config.load(Map.of(), environment, null)).text();
    assertTrue(text.contains("OTLP at http://otel:4318, metrics"), text);
    assertFalse(text.contains("sesame"), text);
    refused(
        Map.of(ENDPOINT, "http://otel:4318", "AIMETER_COLLECT_OTLP_HEADERS", "a: b\nsesame"),
        "AIMETER_COLLECT_OTLP_HEADERS: line 2 of the headers is not NAME: VALUE");
    refused(
        Map.of(ENDPOINT, "https://me:sesame@otel:4318"),
        ENDPOINT + ": otlp.endpoint must hold no user or password; give a header");
    refused(
        Map.of(ENDPOINT, "otel:4318/sesame"),
        ENDPOINT + ": otlp.endpoint is like https://HOST:PORT, but this is not");
  }

  @Test
  void filesForTlsAreReadBeforeAnythingRuns() throws Exception {
    Path file = Files.writeString(directory.resolve("ca.pem"), "no certificate");
    refused(
        Map.of(ENDPOINT, "https://otel:4318", "AIMETER_COLLECT_OTLP_CA_FILE", file.toString()),
        "AIMETER_COLLECT_OTLP_CA_FILE: " + file + " holds no certificates in PEM");
    refused(
        Map.of(ENDPOINT, "https://otel:4318", "AIMETER_COLLECT_OTLP_KEY_FILE", file.toString()),
        "AIMETER_COLLECT_OTLP_KEY_FILE: otlp.certificate-file and otlp.key-file belong together,"
            + " but only one is given");
  }
}
