package io.aimeter.collector.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.Batch;
import io.aimeter.collector.Health;
import io.aimeter.collector.TestRecords;
import io.aimeter.collector.sink.SinkStatus;
import io.aimeter.collector.store.Store;
import io.aimeter.collector.web.api.ApiPlan;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebServerTest {
  private Health health = new Health(null, System.nanoTime(), 3, 1, List.of());
  private WebServer server;

  @AfterEach
  void close() {
    server.close();
  }

  private void start(String token) throws Exception {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server =
        new WebServer(
            new WebPlan(address, token), () -> health, null, (event, message, fields) -> {});
    server.start();
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private static CostRecord.Builder call(String team) {
    return CostRecord.builder()
        .set(RecordField.TEAM, team)
        .set(RecordField.APP, "ranker")
        .set(RecordField.PROVIDER, "openai")
        .set(RecordField.RESPONSE_MODEL, "gpt-5-mini")
        .set(RecordField.HTTP_STATUS, 200)
        .set(RecordField.UNCACHED_INPUT_TOKENS, 100)
        .set(RecordField.OUTPUT_TOKENS, 20)
        .set(RecordField.COST, 65_000);
  }

  private static String line(String metrics, String begin) {
    return metrics
        .lines()
        .filter(line -> line.startsWith(begin))
        .findFirst()
        .orElse("none: " + begin);
  }

  @Test
  void spendByTeamApplicationAndModel() throws Exception {
    start(null);
    server
        .spend()
        .committed(
            List.of(
                call("search").build(),
                call("search").build(),
                call("search").set(RecordField.PART, 1).build(),
                call("ads")
                    .set(RecordField.HTTP_STATUS, 429)
                    .set(RecordField.ERROR_TYPE, "rate_limit")
                    .clear(RecordField.COST)
                    .set(RecordField.PRICE_STATE, "unpriced")
                    .build()));

    HttpResponse<String> answer = get("/metrics");

    assertEquals(200, answer.statusCode());
    assertTrue(answer.headers().firstValue("content-type").orElse("").contains("version=0.0.4"));
    String labels =
        "{app=\"ranker\",environment=\"\",model=\"gpt-5-mini\",provider=\"openai\",team=\"search\"}";
    assertEquals(
        "aimeter_cost_usd_total" + labels + " 1.95E-4",
        line(answer.body(), "aimeter_cost_usd_total" + labels));
    assertEquals(
        "aimeter_calls_total" + labels + " 2.0",
        line(answer.body(), "aimeter_calls_total" + labels));
    String ads = labels.replace("search", "ads");
    assertEquals(
        "aimeter_rate_limited_total" + ads + " 1.0",
        line(answer.body(), "aimeter_rate_limited_total" + ads));
    assertEquals(
        "aimeter_errors_total" + ads + " 1.0", line(answer.body(), "aimeter_errors_total" + ads));
    assertEquals(
        "aimeter_unpriced_total" + ads + " 1.0",
        line(answer.body(), "aimeter_unpriced_total" + ads));
    assertTrue(
        answer
            .body()
            .contains(
                "aimeter_tokens_total"
                    + labels.replace("environment=\"\",", "environment=\"\",kind=\"output\",")
                    + " 60.0"),
        answer::body);
    assertTrue(
        answer.body().contains("aimeter_collector_committed_records_total 3.0"), answer::body);
    assertTrue(answer.body().contains("jvm_memory_used_bytes"), answer::body);
  }

  @Test
  void seriesAreBounded() throws Exception {
    start(null);
    List<CostRecord> records = new ArrayList<>();
    for (int i = 0; i < SpendMetrics.MOST_SERIES + 500; i++) {
      records.add(call("team-" + i).build());
    }
    server.spend().committed(records);

    String metrics = get("/metrics").body();

    long series = metrics.lines().filter(line -> line.startsWith("aimeter_calls_total{")).count();
    assertEquals(SpendMetrics.MOST_SERIES + 1, series);
    assertTrue(line(metrics, "aimeter_calls_total{app=\"(other)\"").endsWith(" 500.0"), metrics);
  }

  @Test
  void whatIsLeftOfRateLimits() throws Exception {
    start(null);
    CostRecord first =
        call("search")
            .put(RecordField.RATE_LIMITS, "x-ratelimit-limit-tokens", "200000")
            .put(RecordField.RATE_LIMITS, "x-ratelimit-remaining-tokens", "190000")
            .build();
    CostRecord.Builder second =
        call("search")
            .put(RecordField.RATE_LIMITS, "x-ratelimit-remaining-tokens", "150")
            .put(RecordField.RATE_LIMITS, "x-ratelimit-reset-tokens", "6m0s")
            .put(RecordField.RATE_LIMITS, "anthropic-ratelimit-input-tokens-remaining", "7")
            .put(RecordField.RATE_LIMITS, "x-ratelimit-remaining-requests", "many");
    server.spend().committed(List.of(first));
    server.spend().committed(List.of(first, second.build()));
    String metrics = get("/metrics").body();
    String labels = "model=\"gpt-5-mini\",provider=\"openai\",team=\"search\"} ";
    assertEquals(
        List.of(
            "aimeter_rate_limit_allowed{app=\"ranker\",limit=\"tokens\"," + labels + "200000.0",
            "aimeter_rate_limit_remaining{app=\"ranker\",limit=\"input_tokens\"," + labels + "7.0",
            "aimeter_rate_limit_remaining{app=\"ranker\",limit=\"tokens\"," + labels + "150.0"),
        metrics.lines().filter(line -> line.startsWith("aimeter_rate_limit_")).sorted().toList());
  }

  @Test
  void budgetsAreThoseOfTheLedger(@TempDir Path root) throws Exception {
    Files.writeString(
        root.resolve("budgets.yaml"),
        "budgets: [{name: Search, team: search, usd: 500}, {name: all, usd: 9, period: day}]");
    long now = Instant.now().getEpochSecond() * 1_000_000_000L;
    try (Store store = new Store(Layout.stores(root).resolve("w"))) {
      Batch batch = new Batch(10);
      batch.add(
          TestRecords.record("i", 1).toBuilder()
              .set(RecordField.STARTED_AT, now)
              .set(RecordField.TEAM, "search")
              .set(RecordField.COST, 12_500_000_000L)
              .build());
      store.commit(batch, source -> true);
    }
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    server =
        new WebServer(
            new WebPlan(address, null),
            () -> health,
            new ApiPlan(root, PriceBook.bundled(), "sesame", Set.of()),
            (event, message, fields) -> {});
    server.start();
    String spent =
        "aimeter_budget_spent_usd{app=\"\",budget=\"Search\",period=\"month\",team=\"search\"} ";
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    String metrics = get("/metrics").body();
    while (!metrics.contains("aimeter_budget_forecast_usd{")) {
      assertTrue(System.nanoTime() < end, metrics);
      Thread.sleep(20);
      metrics = get("/metrics").body();
    }
    assertEquals(spent + "12.5", line(metrics, spent));
    String allocated =
        "aimeter_budget_allocated_usd{app=\"\",budget=\"all\",period=\"day\",team=\"\"} ";
    assertEquals(allocated + "9.0", line(metrics, allocated));
  }

  @Test
  void metricsNeedTheTokenAndHealthDoesNot() throws Exception {
    start("s3cret");
    assertEquals(401, get("/metrics").statusCode());
    assertEquals(401, get("/metrics", "Authorization", "Bearer s3cre").statusCode());
    assertEquals(200, get("/metrics", "Authorization", "Bearer s3cret").statusCode());
    assertEquals(200, get("/health/live").statusCode());
    assertFalse(get("/metrics").body().contains("s3cret"));
  }

  @Test
  void readyAndAlive() throws Exception {
    start(null);
    assertEquals("ready\n", get("/health/ready").body());
    health = new Health("disk full at /secret/place", System.nanoTime(), 0, 0, List.of());
    assertEquals(503, get("/health/ready").statusCode());
    assertEquals("cannot ship\n", get("/health/ready").body());
    assertEquals(200, get("/health/live").statusCode());
    health = new Health(null, System.nanoTime() - TimeUnit.MINUTES.toNanos(6), 0, 0, List.of());
    assertEquals(503, get("/health/live").statusCode());
  }

  @Test
  void sinksHaveTheirOwn() throws Exception {
    health =
        new Health(
            null, System.nanoTime(), 0, 0, List.of(new SinkStatus("kafka", 7, 5, 2, "gone")));
    start(null);
    String metrics = get("/metrics").body();
    assertTrue(metrics.contains("aimeter_sink_waiting_records{sink=\"kafka\"} 5.0"), metrics);
    assertTrue(metrics.contains("aimeter_sink_refused_records{sink=\"kafka\"} 2.0"), metrics);
    assertTrue(metrics.contains("aimeter_sink_failing{sink=\"kafka\"} 1.0"), metrics);
  }

  @Test
  void nothingElseIsThere() throws Exception {
    start(null);
    assertEquals(404, get("/").statusCode());
    HttpRequest post =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/metrics"))
            .POST(BodyPublishers.ofString("x"))
            .build();
    assertEquals(405, HttpClient.newHttpClient().send(post, BodyHandlers.ofString()).statusCode());
  }
}
