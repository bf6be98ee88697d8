package io.aimeter.fake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class FakeProviderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CHAT = "/v1/chat/completions";
  private static final String MESSAGES = "/v1/messages";

  @TempDir static Path directory;
  private static FakeProvider provider;

  @BeforeAll
  static void start() throws Exception {
    provider = FakeProvider.start(directory);
  }

  @AfterAll
  static void stop() {
    provider.close();
  }

  @BeforeEach
  void forget() {
    provider.reset();
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void answersOnTlsInTheVersionTheClientAsksFor(Version version) throws Exception {
    HttpResponse<byte[]> response =
        new TestClient(provider, version)
            .post(CHAT, request("gpt-4o-mini", false, "hello [[cached=100 out=30]]"));

    assertEquals(version, response.version());
    assertEquals(200, response.statusCode());
    JsonNode body = JSON.readTree(response.body());
    assertEquals("gpt-4o-mini-2024-07-18", body.path("model").asText());
    JsonNode usage = body.path("usage");
    Billed billed = only();
    assertEquals(billed.uncached() + 100, usage.path("prompt_tokens").asLong());
    assertEquals(100, usage.path("prompt_tokens_details").path("cached_tokens").asLong());
    assertEquals(30, usage.path("completion_tokens").asLong());
    // 0.15, 0.075 and 0.60 USD a million tokens are 150, 75 and 600 nano-USD a token.
    assertEquals(150 * billed.uncached() + 75 * 100 + 600 * 30, billed.costNanoUsd());
    assertTrue(billed.complete());
  }

  @Test
  void chatStreamTellsItsUsageOnlyWhenAsked() throws Exception {
    String silent = text(client().post(CHAT, request("gpt-4o", true, "hello [[chunks=20]]")));
    Billed first = only();
    String asked =
        request("gpt-4o", true, "hello")
            .replace(
                "\"stream\":true", "\"stream\":true,\"stream_options\":{\"include_usage\":true}");
    String telling = text(client().post(CHAT, asked));

    assertTrue(silent.endsWith("data: [DONE]\n\n"), silent);
    assertFalse(silent.contains("prompt_tokens"), silent);
    assertEquals(20, silent.split("wörd", -1).length - 1);
    assertTrue(telling.contains("prompt_tokens"), telling);
    assertFalse(first.usageOnWire());
    assertTrue(counted(2).get(1).usageOnWire());
  }

  @Test
  void responsesStreamEndsWithTheUsage() throws Exception {
    String body = "{\"model\":\"gpt-4.1-mini\",\"stream\":true,\"input\":\"hello [[out=12]]\"}";
    String events = text(client().post("/v1/responses", body));

    assertTrue(events.startsWith("event: response.created\n"), events);
    String last = events.substring(events.indexOf("event: response.completed\ndata: "));
    JsonNode completed = JSON.readTree(last.substring(last.indexOf('{')));
    assertEquals(12, completed.path("response").path("usage").path("output_tokens").asLong());
    assertEquals(12, only().output());
  }

  @Test
  void messagesStreamTellsInputFirstAndOutputLast() throws Exception {
    String prompt = "hello [[cached=7 write5m=20 write1h=30 out=11]]";
    String events = text(client().post(MESSAGES, request("claude-sonnet-4-5", true, prompt)));

    assertTrue(events.startsWith("event: message_start\n"), events);
    assertTrue(events.contains("\"cache_creation_input_tokens\":50"), events);
    assertTrue(events.contains("\"usage\":{\"output_tokens\":11}"), events);
    assertTrue(events.contains("event: message_stop\n"), events);
    Billed billed = only();
    // 3, 0.30, 3.75, 6 and 15 USD a million tokens.
    assertEquals(
        3000 * billed.uncached() + 300 * 7 + 3750 * 20 + 6000 * 30 + 15000 * 11,
        billed.costNanoUsd());
  }

  @Test
  void embeddingsHaveNoOutput() throws Exception {
    String body = "{\"model\":\"text-embedding-3-small\",\"input\":[\"one\",\"two\"]}";
    JsonNode answer = JSON.readTree(client().post("/v1/embeddings", body).body());

    assertEquals(2, answer.path("data").size());
    assertEquals(0, only().output());
    assertEquals(20 * only().uncached(), only().costNanoUsd());
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void compressesStreamsForThoseWhoAccept(Version version) throws Exception {
    TestClient client = new TestClient(provider, version);
    String request = request("gpt-4o", true, "hello [[gzip=1]]");
    HttpResponse<byte[]> packed = client.post(CHAT, request, "accept-encoding", "gzip");
    HttpResponse<byte[]> plain = client.post(CHAT, request);

    assertEquals("gzip", packed.headers().firstValue("content-encoding").orElseThrow());
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertTrue(new String(in.readAllBytes(), UTF_8).endsWith("data: [DONE]\n\n"));
    }
    assertTrue(counted(2).stream().allMatch(Billed::complete));
    assertTrue(plain.headers().firstValue("content-encoding").isEmpty());
    assertTrue(text(plain).endsWith("data: [DONE]\n\n"));
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void cutStreamsFailAtTheClientAndAreCountedAsIncomplete(Version version) throws Exception {
    TestClient client = new TestClient(provider, version);
    String request = request("gpt-4o", true, "hello [[cut=3]]");

    assertThrows(IOException.class, () -> client.post(CHAT, request));
    assertEquals(200, only().status());
    assertFalse(only().complete());
  }

  @Test
  void errorsAreInTheProvidersFormAndCostNothing() throws Exception {
    HttpResponse<byte[]> openAi =
        client().post(CHAT, request("gpt-4o", false, "hello [[status=429]]"));
    HttpResponse<byte[]> anthropic =
        client().post(MESSAGES, request("claude-haiku-4-5", false, "hello [[status=529]]"));

    assertEquals(429, openAi.statusCode());
    assertEquals("rate_limit_exceeded", JSON.readTree(openAi.body()).at("/error/code").asText());
    assertEquals(529, anthropic.statusCode());
    assertEquals("overloaded_error", JSON.readTree(anthropic.body()).at("/error/type").asText());
    assertEquals(0, counted(2).stream().mapToLong(Billed::costNanoUsd).sum());
  }

  @Test
  void statusWithAKeyIsGivenOnceSoThatRetriesSucceed() throws Exception {
    String request = request("gpt-4o", false, "hello [[status=503 once=retry]]");

    assertEquals(503, client().post(CHAT, request).statusCode());
    assertEquals(503, only().status());
    assertEquals(200, client().post(CHAT, request).statusCode());
    assertEquals(200, counted(2).get(1).status());
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void replaysAnyBytesAtAnyPathAndDoesNotCountThem(Version version) throws Exception {
    byte[] body = new byte[50_000];
    new Random(1).nextBytes(body);
    Map<String, String> headers =
        Map.of("content-type", "x/y", "Content-Length", "3", "Transfer-Encoding", "chunked");
    provider.replay("recorded", new Replay(418, headers, body, 7));

    HttpResponse<byte[]> response =
        new TestClient(provider, version)
            .post("/any/where?a=b", "not json", FakeProvider.REPLAY_HEADER, "recorded");

    assertEquals(418, response.statusCode());
    assertEquals("x/y", response.headers().firstValue("content-type").orElseThrow());
    assertArrayEquals(body, response.body());
    assertTrue(provider.exchanges().isEmpty());
  }

  @Test
  void tellsItsTotalsWithoutTlsToo() throws Exception {
    client().post(CHAT, request("gpt-4o", false, "hello [[out=10]]"));
    Billed billed = only();

    JsonNode totals = JSON.readTree(client().getPlain("/_fake/exchanges").body());
    assertEquals(1, totals.path("calls").asLong());
    assertEquals(10, totals.path("output").asLong());
    assertEquals(billed.costNanoUsd(), totals.path("cost_nano_usd").asLong());
  }

  @Test
  void hostsFileSendsTheProvidersToLoopback() throws Exception {
    List<String> lines = Files.readAllLines(provider.hostsFile());
    assertTrue(lines.contains("127.0.0.1 api.openai.com"), lines.toString());
    assertTrue(lines.contains("127.0.0.1 api.anthropic.com"), lines.toString());
    assertTrue(lines.contains("127.0.0.1 localhost"), lines.toString());
  }

  private static TestClient client() throws Exception {
    return new TestClient(provider, Version.HTTP_2);
  }

  private static Billed only() throws InterruptedException {
    return counted(1).get(0);
  }

  /**
   * Waits for that many exchanges: the provider counts one when it has sent it, which is after the
   * client may have seen its end. A test that waits for all of its own leaves none to the next.
   */
  private static List<Billed> counted(int exchanges) throws InterruptedException {
    while (provider.exchanges().size() < exchanges) {
      Thread.sleep(1);
    }
    assertEquals(exchanges, provider.exchanges().size());
    return provider.exchanges();
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), UTF_8);
  }

  private static String request(String model, boolean stream, String prompt) {
    return "{\"model\":\"%s\",\"stream\":%s,\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
        .formatted(model, stream, prompt);
  }
}
