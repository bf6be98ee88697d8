package io.aimeter.core.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.exchange.Headers;
import io.aimeter.core.provider.Endpoint;
import io.aimeter.core.provider.Recognizer;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExchangeReaderTest {
  private static final Recognizer RECOGNIZER = Recognizer.of(Map.of());
  private static final String CHAT_STREAM =
      ": welcome\n\ndata:{\"id\":\"c1\",\"model\":\"gpt-é\",\"choices\":[{\"delta\":{\"content\":"
          + "\"日本 \\\"usage\\\":{ \\u00e9\"},\"finish_reason\":null}],\"usage\":null}\r\n\r\n"
          + "event: x\rdata: {\"choices\":[{\"finish_reason\":\"stop\"}],\r"
          + "data: \"usage\":null}\r\r"
          + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":4,"
          + "\"prompt_tokens_details\":{\"cached_tokens\":3}}}\n\ndata: [DONE]";
  private static final String MESSAGE_START =
      "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\","
          + "\"model\":\"claude-x\",\"usage\":{\"input_tokens\":9,\"output_tokens\":1}}}\n\n";
  private static final String MESSAGE_DELTA =
      "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":"
          + "\"end_turn\"},\"usage\":{\"output_tokens\":40}}\n\n";

  private final Headers events =
      name -> name.equals("content-type") ? "text/event-stream; charset=utf-8" : null;

  private static Endpoint chat() {
    return RECOGNIZER.recognise("api.openai.com", 443, "POST", "/v1/chat/completions");
  }

  private static Endpoint messages() {
    return RECOGNIZER.recognise("api.anthropic.com", 443, "POST", "/v1/messages");
  }

  private static ExchangeReader reader(Endpoint endpoint) {
    return new ExchangeReader(endpoint, "/", Headers.NONE);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static CostRecord end(ExchangeReader reader, ExchangeEnd end) {
    CostRecord.Builder builder = CostRecord.builder();
    reader.end(end, null).applyTo(builder);
    return builder.build();
  }

  private CostRecord streamed(Endpoint endpoint, String body, ExchangeEnd end) {
    ExchangeReader reader = reader(endpoint);
    reader.responseHead(200, events);
    byte[] bytes = utf8(body);
    reader.responseBody(bytes, 0, bytes.length);
    CostRecord record = end(reader, end);
    assertEquals(0, reader.swallowed());
    return record;
  }

  @Test
  void aStreamReadsTheSameWhereverItIsCut() {
    byte[] bytes = utf8(CHAT_STREAM);
    CostRecord whole = streamed(chat(), CHAT_STREAM, ExchangeEnd.COMPLETE);
    assertEquals(8, whole.number(RecordField.UNCACHED_INPUT_TOKENS));
    assertEquals(4, whole.number(RecordField.OUTPUT_TOKENS));
    assertEquals("gpt-é", whole.text(RecordField.RESPONSE_MODEL));
    assertEquals("stop", whole.text(RecordField.FINISH_REASON));
    assertTrue(whole.flag(RecordField.STREAMING));
    assertFalse(whole.flag(RecordField.PARTIAL));
    for (int cut = 0; cut <= bytes.length; cut++) {
      ExchangeReader reader = reader(chat());
      reader.responseHead(200, events);
      reader.responseBody(bytes, 0, cut);
      reader.responseBody(bytes, cut, bytes.length - cut);
      assertEquals(whole, end(reader, ExchangeEnd.COMPLETE), "cut at " + cut);
      assertEquals(0, reader.swallowed());
    }
  }

  @Test
  void aDocumentReadsTheSameWhereverItIsCut() {
    String json =
        "\uFEFF {\"model\":\"m\",\"x\":\""
            + "é\\u00e9\\\"".repeat(200)
            + "\",\"deep\":"
            + "[".repeat(60)
            + "]".repeat(60)
            + ",\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":6}}";
    byte[] bytes = utf8(json);
    for (int cut = 0; cut <= bytes.length; cut++) {
      ExchangeReader reader = reader(chat());
      reader.responseHead(200, Headers.NONE);
      reader.responseBody(bytes, 0, cut);
      reader.responseBody(bytes, cut, bytes.length - cut);
      CostRecord record = end(reader, ExchangeEnd.COMPLETE);
      assertEquals(0, reader.swallowed(), "cut at " + cut);
      assertEquals(5, record.number(RecordField.UNCACHED_INPUT_TOKENS), "cut at " + cut);
      assertEquals(6, record.number(RecordField.OUTPUT_TOKENS));
    }
  }

  @Test
  void anAbortedStreamKeepsWhatWasCounted() {
    CostRecord cut = streamed(messages(), MESSAGE_START, ExchangeEnd.CANCELLED);
    assertEquals(9, cut.number(RecordField.UNCACHED_INPUT_TOKENS));
    assertTrue(cut.flag(RecordField.PARTIAL));
    assertTrue(cut.flag(RecordField.BILLABLE));
    assertTrue(
        streamed(messages(), MESSAGE_START, ExchangeEnd.COMPLETE).flag(RecordField.PARTIAL),
        "the server ended it early");
  }

  @Test
  void aStreamClosedAfterItsLastCountsIsWhole() {
    CostRecord record = streamed(messages(), MESSAGE_START + MESSAGE_DELTA, ExchangeEnd.CANCELLED);
    assertFalse(record.has(RecordField.PARTIAL));
    assertEquals(40, record.number(RecordField.OUTPUT_TOKENS));
    assertEquals("msg_1", record.text(RecordField.RESPONSE_ID));
  }

  @Test
  void aDocumentCutShortIsPartial() {
    ExchangeReader reader = reader(chat());
    reader.responseHead(200, Headers.NONE);
    byte[] bytes = utf8("{\"model\":\"m\",\"choices\":[");
    reader.responseBody(bytes, 0, bytes.length);
    CostRecord record = end(reader, ExchangeEnd.FAILED);
    assertEquals("m", record.text(RecordField.RESPONSE_MODEL));
    assertEquals("none", record.text(RecordField.USAGE_SOURCE));
    assertTrue(record.flag(RecordField.PARTIAL));
    assertEquals(0, reader.swallowed());
  }

  @Test
  void aCallWithoutAnAnswerIsARecordThatBillsNothing() {
    ExchangeReader reader = reader(chat());
    byte[] request = utf8("{\"model\":\"m\",\"max_completion_tokens\":5}");
    reader.requestBody(request, 0, request.length);
    CostRecord.Builder builder = CostRecord.builder();
    reader.end(ExchangeEnd.FAILED, "java.net.ConnectException").applyTo(builder);
    CostRecord record = builder.build();
    assertEquals("java.net.ConnectException", record.text(RecordField.ERROR_TYPE));
    assertEquals("m", record.text(RecordField.REQUEST_MODEL));
    assertTrue(record.flag(RecordField.MAX_TOKENS_SET));
    assertFalse(record.flag(RecordField.BILLABLE));
    assertFalse(record.has(RecordField.HTTP_STATUS));
    assertNull(record.text(RecordField.RESPONSE_MODEL));
  }

  @Test
  void headersTellIdLimitsAndAttempt() {
    Map<String, String> headers =
        Map.of("request-id", "req_7", "anthropic-ratelimit-tokens-remaining", "12");
    ExchangeReader reader =
        new ExchangeReader(
            messages(), "/", name -> name.equals("x-stainless-retry-count") ? "2" : null);
    reader.responseHead(429, headers::get);
    CostRecord record = end(reader, ExchangeEnd.COMPLETE);
    assertEquals("req_7", record.text(RecordField.REQUEST_ID));
    assertEquals(3, record.number(RecordField.ATTEMPT));
    assertEquals(
        Map.of("anthropic-ratelimit-tokens-remaining", "12"), record.map(RecordField.RATE_LIMITS));
    assertEquals("429", record.text(RecordField.ERROR_TYPE));
  }

  @Test
  void whatIsNoJsonIsPassedOver() {
    for (String body : List.of("", " \n", "<html>", "plain text", "data", "1", "null", "\u0000")) {
      ExchangeReader reader = reader(chat());
      reader.responseHead(200, Headers.NONE);
      reader.responseBody(utf8(body), 0, utf8(body).length);
      CostRecord record = end(reader, ExchangeEnd.COMPLETE);
      assertEquals("none", record.text(RecordField.USAGE_SOURCE), body);
      assertFalse(record.has(RecordField.PARTIAL), body);
      assertEquals(0, reader.swallowed(), body);
    }
  }

  @Test
  void malformedJsonIsCountedOnce() {
    ExchangeReader reader = reader(chat());
    reader.responseHead(200, Headers.NONE);
    byte[] bytes = utf8("{\"usage\":{\"prompt_tokens\":}}");
    reader.responseBody(bytes, 0, bytes.length);
    reader.responseBody(bytes, 0, bytes.length);
    assertEquals("none", end(reader, ExchangeEnd.COMPLETE).text(RecordField.USAGE_SOURCE));
    assertEquals(1, reader.swallowed());
  }

  @Test
  void hugeBodiesPassThrough() {
    ExchangeReader reader = reader(chat());
    reader.responseHead(200, Headers.NONE);
    reader.responseBody(utf8("{\"a\":\""), 0, 6);
    byte[] filler = utf8("x".repeat(1 << 16));
    for (int i = 0; i < 2_000; i++) {
      reader.responseBody(filler, 0, filler.length);
    }
    byte[] rest = utf8("\",\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2}}");
    reader.responseBody(rest, 0, rest.length);
    assertEquals(2, end(reader, ExchangeEnd.COMPLETE).number(RecordField.OUTPUT_TOKENS));
  }

  @Test
  void anEventTooLargeToGatherIsReadAsItComes() {
    String items = "{\"type\":\"message\"},".repeat(10_000);
    String body =
        "data: {\"type\":\"response.completed\",\"response\":{\"model\":\"m\",\"output\":["
            + items
            + "{\"type\":\"web_search_call\"}],\"usage\":{\"input_tokens\":1,\"output_tokens\":2}}}";
    CostRecord record = streamed(chat(), body, ExchangeEnd.COMPLETE);
    assertEquals(2, record.number(RecordField.OUTPUT_TOKENS));
    assertEquals(Map.of("web_search_call", "1"), record.map(RecordField.TOOL_CALLS));
  }

  @Test
  void absurdNumbersAreNoCounts() {
    for (String number : List.of("-1", "1e99999999", "9".repeat(30), "\"x\"", "true", "1e16")) {
      ExchangeReader reader = reader(chat());
      reader.responseHead(200, Headers.NONE);
      byte[] bytes = utf8("{\"usage\":{\"prompt_tokens\":" + number + "}}");
      reader.responseBody(bytes, 0, bytes.length);
      assertEquals(
          "none", end(reader, ExchangeEnd.COMPLETE).text(RecordField.USAGE_SOURCE), number);
    }
  }

  @Test
  void nothingEverEscapes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[][] bodies = {utf8(CHAT_STREAM), utf8(MESSAGE_START + MESSAGE_DELTA)};
    Endpoint[] endpoints = {
      chat(),
      messages(),
      RECOGNIZER.recognise("api.openai.com", 443, "GET", "/v1/files/f/content"),
      RECOGNIZER.recognise("api.openai.com", 443, "POST", "/v1/images/edits")
    };
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = bodies[random.nextInt(bodies.length)].clone();
      int from =
          random.nextInt(8) == 0 ? new String(bytes, StandardCharsets.ISO_8859_1).indexOf('{') : 0;
      for (int i = random.nextInt(12); i > 0; i--) {
        bytes[random.nextInt(bytes.length)] =
            random.nextBoolean()
                ? (byte) random.nextInt(256)
                : (byte) "{}[]\",:\\\n".charAt(random.nextInt(9));
      }
      ExchangeReader reader = reader(endpoints[random.nextInt(endpoints.length)]);
      reader.requestBody(bytes, from, bytes.length - from);
      reader.responseHead(
          random.nextBoolean() ? 200 : 500, random.nextBoolean() ? events : Headers.NONE);
      reader.responseBody(bytes, from, bytes.length - from);
      ExchangeEnd[] ends = ExchangeEnd.values();
      CostRecord record = end(reader, ends[random.nextInt(ends.length)]);
      assertTrue(record.has(RecordField.USAGE_SOURCE), "seed " + seed);
      assertTrue(reader.swallowed() <= 2, "at most one for each body, seed " + seed);
    }
  }

  private static CostRecord seen(Sightings seen, Endpoint endpoint, String path, String body) {
    ExchangeReader reader = new ExchangeReader(endpoint, path, Headers.NONE, seen);
    reader.responseHead(200, Headers.NONE);
    reader.responseBody(utf8(body), 0, utf8(body).length);
    return end(reader, ExchangeEnd.COMPLETE);
  }

  private static CostRecord seen(Sightings seen, String method, String path, String body) {
    return seen(seen, RECOGNIZER.recognise("api.openai.com", 443, method, path), path, body);
  }

  private static String response(String status, String usage) {
    return "{\"id\":\"resp_0123456789abcdef\",\"object\":\"response\",\"status\":\""
        + status
        + "\",\"background\":true,\"model\":\"gpt-x\",\"usage\":"
        + usage
        + "}";
  }

  @Test
  void aBackgroundCallIsBilledByTheFirstLookThatFindsItFinished() {
    Sightings seen = new Sightings();
    String usage = "{\"input_tokens\":5,\"output_tokens\":7}";
    String path = "/v1/responses/resp_0123456789abcdef";
    CostRecord posted = seen(seen, "POST", "/v1/responses", response("queued", "null"));
    assertTrue(posted.flag(RecordField.BILLABLE));
    assertEquals("deferred", posted.text(RecordField.USAGE_SOURCE));
    assertFalse(
        seen(seen, "GET", path, response("in_progress", "null")).flag(RecordField.BILLABLE));
    CostRecord finished = seen(seen, "GET", path, response("completed", usage));
    assertTrue(finished.flag(RecordField.BILLABLE));
    assertEquals(7, finished.number(RecordField.OUTPUT_TOKENS));
    assertFalse(seen(seen, "GET", path, response("completed", usage)).flag(RecordField.BILLABLE));
    CostRecord foreign = seen(new Sightings(), "GET", path, response("completed", usage));
    assertFalse(foreign.flag(RecordField.BILLABLE));
    assertEquals("retrieval", foreign.text(RecordField.CALL_TYPE));
  }

  @Test
  void anAnswerSeenAgainIsAReplay() {
    Sightings seen = new Sightings();
    String body =
        "{\"id\":\"chatcmpl-0123456789abcdef\",\"object\":\"chat.completion\",\"usage\":"
            + "{\"prompt_tokens\":5,\"completion_tokens\":7}}";
    String path = "/v1/chat/completions";
    assertTrue(seen(seen, "POST", path, body).flag(RecordField.BILLABLE));
    CostRecord again = seen(seen, "POST", path, body);
    assertFalse(again.flag(RecordField.BILLABLE));
    assertEquals("replay", again.text(RecordField.CALL_TYPE));
    // The same id with other counts is another answer; so is one whose id cannot be unique.
    assertTrue(seen(seen, "POST", path, body.replace(":5", ":6")).flag(RecordField.BILLABLE));
    String numbered = body.replace("0123456789abcdef", "395");
    assertTrue(seen(seen, "POST", path, numbered).flag(RecordField.BILLABLE));
    assertTrue(seen(seen, "POST", path, numbered).flag(RecordField.BILLABLE));
  }

  @Test
  void resultsOfABatchAreBilledOnce() {
    Sightings seen = new Sightings();
    String lines =
        "{\"response\":{\"body\":{\"model\":\"gpt-x\",\"usage\":{\"prompt_tokens\":5,"
            + "\"completion_tokens\":7}}}}\n";
    assertTrue(seen(seen, "GET", "/v1/files/a/content", lines).flag(RecordField.BILLABLE));
    CostRecord again = seen(seen, "GET", "/v1/files/a/content", lines);
    assertFalse(again.flag(RecordField.BILLABLE));
    assertEquals("batch_result", again.text(RecordField.CALL_TYPE));
    assertTrue(seen(seen, "GET", "/v1/files/b/content", lines).flag(RecordField.BILLABLE));
  }

  @Test
  void whereThePathTellsNothingTheAnswerDoes() {
    Recognizer own = Recognizer.of(Map.of("llm.corp.example", "auto"));
    String path = "/ask/anything";
    Endpoint unknown = own.recognise("llm.corp.example", 443, "POST", path);
    CostRecord chat =
        seen(
            new Sightings(),
            unknown,
            path,
            "{\"object\":\"chat.completion\",\"model\":\"m\",\"usage\":{\"prompt_tokens\":5,"
                + "\"completion_tokens\":7,\"total_tokens\":12}}");
    assertEquals("chat", chat.text(RecordField.CALL_TYPE));
    assertTrue(chat.flag(RecordField.BILLABLE));
    CostRecord message =
        seen(
            new Sightings(),
            unknown,
            path,
            "{\"type\":\"message\",\"model\":\"m\",\"usage\":{\"input_tokens\":5,"
                + "\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":9,"
                + "\"output_tokens\":7}}");
    assertEquals(5, message.number(RecordField.UNCACHED_INPUT_TOKENS));
    assertEquals(9, message.number(RecordField.CACHE_READ_TOKENS));
    CostRecord other = seen(new Sightings(), unknown, path, "{\"orders\":[1,2]}");
    assertEquals("management", other.text(RecordField.CALL_TYPE));
    assertFalse(other.flag(RecordField.BILLABLE));
  }

  @Test
  void whatAGatewayChargesIsKept() {
    Endpoint endpoint = chat();
    ExchangeReader reader = reader(endpoint);
    reader.responseHead(200, name -> name.equals("x-litellm-response-cost") ? "0.00012345" : null);
    byte[] body = utf8("{\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":7}}");
    reader.responseBody(body, 0, body.length);
    assertEquals(123_450, end(reader, ExchangeEnd.COMPLETE).number(RecordField.PROVIDER_COST));
  }

  @Test
  void aStreamOfResponsesHasTheResponsesId() {
    String body =
        "data: {\"type\":\"response.created\",\"response\":{\"id\":\"resp_1\",\"usage\":null}}\n\n"
            + "data: {\"type\":\"response.completed\",\"id\":\"ev_9\",\"response\":{\"id\":"
            + "\"resp_1\",\"status\":\"completed\",\"usage\":{\"input_tokens\":2,"
            + "\"output_tokens\":3}}}\n\n";
    Endpoint endpoint = RECOGNIZER.recognise("api.openai.com", 443, "POST", "/v1/responses");
    assertEquals(
        "resp_1", streamed(endpoint, body, ExchangeEnd.COMPLETE).text(RecordField.RESPONSE_ID));
  }

  @Test
  void anUnknownPathMayStreamMessages() {
    Recognizer own = Recognizer.of(Map.of("llm.corp.example", "auto"));
    Endpoint unknown = own.recognise("llm.corp.example", 443, "POST", "/ask");
    CostRecord record = streamed(unknown, MESSAGE_START + MESSAGE_DELTA, ExchangeEnd.COMPLETE);
    assertEquals(9, record.number(RecordField.UNCACHED_INPUT_TOKENS));
    assertEquals(40, record.number(RecordField.OUTPUT_TOKENS));
    assertEquals("chat", record.text(RecordField.CALL_TYPE));
  }
}
