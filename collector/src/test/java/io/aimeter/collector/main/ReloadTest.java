package io.aimeter.collector.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.TestInstance;
import io.aimeter.collector.TestRecords;
import io.aimeter.collector.TestStore;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files change under a real collector. */
class ReloadTest {
  private static final Pattern PORT = Pattern.compile("answers at http://127\\.0\\.0\\.1:(\\d+)");

  @TempDir Path root;
  @TempDir Path etc;
  private Path config;
  private Path store;
  private CollectorProcess collector;

  @BeforeEach
  void begin() {
    store = Layout.stores(root).resolve("w-local");
    config = etc.resolve("collector.yaml");
  }

  @AfterEach
  void end() throws Exception {
    collector.kill();
  }

  private void start(String... lines) throws Exception {
    write(lines);
    collector =
        CollectorProcess.start(etc, "--dir", root.toString(), "--config", config.toString());
    collector.awaitPrinted("aimeter of an unknown version reads ");
  }

  /** As an editor or a mounted ConfigMap does: another file in its place. */
  private void write(String... lines) throws IOException {
    replace(config, String.join("\n", lines) + "\n");
  }

  private void replace(Path file, String text) throws IOException {
    Path fresh = Files.writeString(etc.resolve("fresh"), text);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void aShorterIntervalHoldsAtOnceAndABadFileChangesNothing() throws Exception {
    start("interval: 1h");
    try (TestInstance instance = new TestInstance(root, "i")) {
      instance.append(3);
      write("interval: soon");
      collector.awaitPrinted(
          config + ":1:1: interval is a time from 1ms to 24h, such as 500ms, 30s, 5m or 1h, not");
      collector.awaitPrinted("what was read before holds on");
      write("# mended", "interval: 50ms");
      collector.awaitPrinted("in force now: interval (" + config + ":2:1)");
      TestStore.await(store, 3);
    }
    collector.terminate();
    assertEquals(0, collector.exitCode(), collector.printed());
  }

  @Test
  void whatCannotChangeWhileItRunsIsSaidAndIsNotDone() throws Exception {
    start("interval: 1s");
    write("interval: 1s", "writer: another", "kafka:", "  servers: localhost:1");
    collector.awaitPrinted(
        "takes effect at the next start: writer (%s:2:1), kafka.servers (%s:4:3)"
            .formatted(config, config));
    assertFalse(Files.exists(Layout.stores(root).resolve("another")));
    assertTrue(Files.exists(store));
    assertFalse(collector.printed().contains("in force now"), collector.printed());
  }

  @Test
  void theLogChangesItsFormatAndLevel() throws Exception {
    start("interval: 50ms");
    write("interval: 50ms", "log:", "  format: json", "  level: debug");
    collector.awaitPrinted("\"event\":\"config.changed\"");
    try (TestInstance instance = new TestInstance(root, "i")) {
      instance.append(2);
      collector.awaitPrinted(
          "\"level\":\"debug\",\"event\":\"store.committed\",\"message\":\"stored 2 records\","
              + "\"fields\":{\"records\":2}}");
    }
  }

  @Test
  void aTokenIsRotatedWithoutARestart() throws Exception {
    Path token = Files.writeString(etc.resolve("token"), "first-token\n");
    start("http:", "  listen: 0", "  token-file: token");
    Matcher port = PORT.matcher(collector.printed());
    assertTrue(port.find(), collector.printed());
    URI metrics = URI.create("http://127.0.0.1:" + port.group(1) + "/metrics");
    assertEquals(200, status(metrics, "first-token"));
    replace(token, "second-token\n");
    collector.awaitPrinted("in force now: http.token-file");
    assertEquals(401, status(metrics, "first-token"));
    assertEquals(200, status(metrics, "second-token"));
    assertFalse(collector.printed().contains("-token\n"), collector.printed());
  }

  private static int status(URI uri, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void newPricesArePricedWithAndBadOnesAreNot() throws Exception {
    Path prices =
        Files.writeString(etc.resolve("prices.json"), "{\"version\": \"p1\", \"models\": []}");
    start("prices: prices.json", "interval: 50ms");
    replace(prices, "{\"models\": 7}");
    collector.awaitPrinted("prices.json");
    collector.awaitPrinted("what was read before holds on");
    replace(
        prices,
        "{\"version\": \"p2\", \"models\": [{\"provider\": \"openai\", \"model\": \"house-model\","
            + " \"prices\": [{\"per_million_tokens\": {\"output\": \"2\"}}]}]}");
    collector.awaitPrinted("in force now: prices (" + config + ":1:1)");
    try (TestInstance instance = new TestInstance(root, "i")) {
      CostRecord reported =
          TestRecords.record("i", 1).toBuilder().set(RecordField.USAGE_SOURCE, "reported").build();
      instance.appendBytes(TestRecords.bytes(reported));
      TestStore.await(store, 1);
      String version = TestStore.ask(store, "max(price_version)");
      assertTrue(version.endsWith("/p2"), version);
    }
  }

  /** The sink goes on by itself, at another server, with nothing restarted. */
  @Test
  void aSinkIsPointedElsewhereWithoutARestart() throws Exception {
    try (ServerSocket second = new ServerSocket(0)) {
      try (ServerSocket first = new ServerSocket(0)) {
        start("interval: 50ms", postgres(first));
        first.accept().close();
      }
      write("interval: 50ms", postgres(second));
      collector.awaitPrinted("in force now: postgres.url");
      second.setSoTimeout(30_000);
      second.accept().close();
    }
    assertTrue(collector.isAlive(), collector.printed());
  }

  @Test
  void aReceiverOfOtlpToo() throws Exception {
    try (ServerSocket second = new ServerSocket(0);
        TestInstance instance = new TestInstance(root, "i")) {
      instance.append(3);
      try (ServerSocket first = new ServerSocket(0)) {
        start("interval: 50ms", otlp(first));
        first.setSoTimeout(30_000);
        first.accept().close();
        write("interval: 50ms", otlp(first), "  logs: true");
        collector.awaitPrinted("takes effect at the next start: otlp.logs");
      }
      write("interval: 50ms", otlp(second));
      collector.awaitPrinted("in force now: otlp.endpoint");
      second.setSoTimeout(30_000);
      second.accept().close();
    }
    assertTrue(collector.isAlive(), collector.printed());
  }

  /** What the first did not take is told to the second. */
  @Test
  void theWebhookToo() throws Exception {
    Files.writeString(etc.resolve("secret"), "of sixteen or more\n");
    Files.writeString(
        root.resolve("budgets.yaml"), "budgets: [{team: payments, usd: 0.00000001}]\n");
    try (ServerSocket second = new ServerSocket(0);
        TestInstance instance = new TestInstance(root, "i")) {
      instance.appendBytes(
          TestRecords.bytes(
              TestRecords.record("i", 1).toBuilder()
                  .set(RecordField.STARTED_AT, System.currentTimeMillis() * 1_000_000L)
                  .build()));
      second.setSoTimeout(30_000);
      try (ServerSocket first = new ServerSocket(0)) {
        first.setSoTimeout(30_000);
        start("interval: 50ms", webhook(first), "  interval: 1s");
        first.accept().close();
        collector.awaitPrinted("cannot tell the webhook");
        write("interval: 50ms", webhook(first), "  interval: 1s", "  ca-file: secret");
        collector.awaitPrinted("what was read before holds on");
        write("interval: 50ms", webhook(second), "  interval: 1h");
        collector.awaitPrinted("in force now: webhook.url");
      }
      try (Socket told = second.accept();
          Reader text = new InputStreamReader(told.getInputStream(), StandardCharsets.UTF_8)) {
        char[] begin = new char["POST /hook HTTP/1.1".length()];
        assertEquals(begin.length, text.read(begin));
        assertEquals("POST /hook HTTP/1.1", new String(begin));
      }
    }
    write("interval: 50ms");
    collector.awaitPrinted("takes effect at the next start: webhook.url");
    assertFalse(collector.printed().contains("of sixteen or more"), collector.printed());
  }

  private static String webhook(ServerSocket server) {
    return "webhook:\n  url: http://127.0.0.1:%d/hook\n  secret-file: secret"
        .formatted(server.getLocalPort());
  }

  private static String otlp(ServerSocket server) {
    return "otlp:\n  endpoint: http://127.0.0.1:%d".formatted(server.getLocalPort());
  }

  private static String postgres(ServerSocket server) {
    return "postgres: {url: \"jdbc:postgresql://127.0.0.1:%d/spend\"}"
        .formatted(server.getLocalPort());
  }
}
