package io.aimeter.collector.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.aimeter.collector.Health;
import io.aimeter.collector.TestRecords;
import io.aimeter.collector.sink.SinkStatus;
import io.aimeter.collector.web.api.ApiPlan;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dashboard and alerts name what {@code /metrics} says, and nothing else. */
class DashboardTest {
  private static final Path PACKAGING = Path.of("..", "packaging");
  private static final Path DASHBOARD = PACKAGING.resolve("grafana/aimeter.json");
  private static final Path ALERTS = PACKAGING.resolve("prometheus/alerts.yaml");

  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^([a-z][a-z0-9_]*)(?:\\{([^}]*)\\})? ");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");
  private static final Pattern METRIC = Pattern.compile("\\b(?:aimeter|jvm)_[a-z0-9_]+");
  private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on) \\(([^)]*)\\)");
  private static final Pattern MATCHER = Pattern.compile("[{,]([a-z]+)=~?\"");

  private static final Set<String> METRICS = new TreeSet<>();

  /** Prometheus itself adds these. */
  private static final Set<String> LABELS = new TreeSet<>(Set.of("instance", "job"));

  @BeforeAll
  static void scrape(@TempDir Path root) throws Exception {
    Files.writeString(root.resolve("budgets.yaml"), "budgets: [{team: search, usd: 500}]");
    List<SinkStatus> sinks = List.of(new SinkStatus("kafka", 1, 2, 3, null));
    Health health = new Health(null, System.nanoTime(), 1, 0, sinks);
    WebPlan plan = new WebPlan(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), null);
    try (WebServer server =
        new WebServer(
            plan,
            () -> health,
            new ApiPlan(root, PriceBook.bundled(), "sesame", Set.of()),
            (event, message, fields) -> {})) {
      server.start();
      CostRecord call =
          TestRecords.record("i", 1).toBuilder()
              .put(RecordField.RATE_LIMITS, "x-ratelimit-limit-tokens", "200000")
              .put(RecordField.RATE_LIMITS, "x-ratelimit-remaining-tokens", "150")
              .build();
      server.spend().committed(List.of(call));
      URI metrics = URI.create("http://127.0.0.1:" + server.port() + "/metrics");
      String text = "";
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (!text.contains("aimeter_budget_forecast_usd{")) { // not while somebody waits
        assertTrue(System.nanoTime() < end, text);
        text =
            HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body();
      }
      Matcher sample = SAMPLE.matcher(text);
      while (sample.find()) {
        METRICS.add(sample.group(1));
        if (sample.group(2) != null) {
          LABELS.addAll(all(LABEL, sample.group(2)));
        }
      }
    }
    assertTrue(METRICS.contains("aimeter_cost_usd_total"), METRICS::toString);
  }

  private static List<String> all(Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(matcher.groupCount()));
    }
    return found;
  }

  /** The values of a field, wherever it is. */
  private static List<String> values(JsonFactory format, Path file, String field)
      throws IOException {
    List<String> values = new ArrayList<>();
    try (JsonParser parser = format.createParser(Files.readString(file))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue() && field.equals(parser.currentName())) {
          values.add(parser.getText());
        }
      }
    }
    return values;
  }

  private static void known(List<String> expressions) {
    for (String expression : expressions) {
      for (String metric : all(METRIC, expression)) {
        assertTrue(
            METRICS.contains(metric), metric + " in " + expression + " is none of " + METRICS);
      }
      List<String> labels = all(MATCHER, expression);
      for (String grouping : all(GROUPING, expression)) {
        labels.addAll(List.of(grouping.split(", ", -1)));
      }
      for (String label : labels) {
        assertTrue(LABELS.contains(label), label + " in " + expression + " is none of " + LABELS);
      }
    }
  }

  @Test
  void whatTheDashboardAsksForIsThere() throws Exception {
    List<String> expressions = values(new JsonFactory(), DASHBOARD, "expr");
    assertTrue(expressions.size() > 15, expressions::toString);
    known(expressions);
    known(values(new JsonFactory(), DASHBOARD, "definition"));
  }

  @Test
  void whatAlertsWatchIsThere() throws Exception {
    List<String> expressions = values(new YAMLFactory(), ALERTS, "expr");
    assertTrue(expressions.size() > 5, expressions::toString);
    known(expressions);
  }

  @Test
  void whatTheCollectorTellsIsOnTheDashboard() throws Exception {
    Set<String> shown = new TreeSet<>(all(METRIC, Files.readString(DASHBOARD)));
    Set<String> told = new TreeSet<>(METRICS);
    told.removeIf(name -> !name.startsWith("aimeter_"));
    told.removeAll(shown);
    assertEquals(Set.of(), told, "told, and shown nowhere");
  }

  /** Whoever imports it chooses where the numbers are from. */
  @Test
  void everyPanelAsksTheChosenDataSource() throws Exception {
    List<String> types = values(new JsonFactory(), DASHBOARD, "uid");
    assertEquals(Set.of("aimeter", "${datasource}"), new TreeSet<>(types));
  }
}
