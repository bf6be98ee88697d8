package io.aimeter.core.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.exchange.Headers;
import io.aimeter.core.provider.Endpoint;
import io.aimeter.core.provider.Recognizer;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RealtimeReaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Recognizer RECOGNIZER = Recognizer.of(Map.of());
  private static final String GEMINI_PATH =
      "/ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent";
  private static final String CREATED =
      "{\"type\":\"session.created\",\"event_id\":\"event_1\",\"session\":{\"id\":\"sess_1\","
          + "\"model\":\"gpt-realtime-2\",\"audio\":{\"input\":{\"transcription\":null}}}}";
  private static final String UPDATED =
      "{\"type\":\"session.updated\",\"session\":{\"model\":\"gpt-realtime-2\",\"audio\":{"
          + "\"input\":{\"transcription\":{\"model\":\"gpt-4o-transcribe\"}}}}}";
  private static final String BEGUN =
      "{\"type\":\"response.created\",\"response\":{\"id\":\"resp_0123456789abcdef\","
          + "\"status\":\"in_progress\",\"usage\":null}}";
  private static final String AUDIO =
      "{\"type\":\"response.output_audio.delta\",\"response_id\":\"resp_0123456789abcdef\","
          + "\"delta\":\"UklGRg==\"}";
  private static final String DONE =
      "{\"type\":\"response.done\",\"response\":{\"id\":\"resp_0123456789abcdef\",\"status\":"
          + "\"completed\",\"output\":[{\"id\":\"item_9\",\"type\":\"message\"}],\"usage\":{"
          + "\"total_tokens\":146,\"input_tokens\":40,\"output_tokens\":106,"
          + "\"input_token_details\":{\"text_tokens\":14,\"audio_tokens\":26,\"cached_tokens\":8},"
          + "\"output_token_details\":{\"text_tokens\":29,\"audio_tokens\":77}}}}";
  private static final String TRANSCRIBED =
      "{\"type\":\"conversation.item.input_audio_transcription.completed\",\"item_id\":"
          + "\"item_0123456789abcdef\",\"transcript\":\"hello\",\"usage\":";

  private final List<CostRecord> turns = new ArrayList<>();

  /** Of each turn; the clock goes on by one with each message. */
  private final List<List<Long>> moments = new ArrayList<>();

  private long clock;

  private RealtimeReader open(String host, String path) {
    Endpoint endpoint = RECOGNIZER.recognise(host, 443, "GET", path);
    assertTrue(endpoint.billable(), endpoint + " is metered");
    return new RealtimeReader(
        endpoint, path, Headers.NONE, Headers.NONE, new Sightings(), this::take);
  }

  private void take(Reading turn, long begunAt, long answeredAt, long endedAt) {
    CostRecord.Builder record = CostRecord.builder();
    turn.applyTo(record);
    turns.add(record.build());
    moments.add(List.of(begunAt, answeredAt, endedAt));
  }

  private RealtimeReader openAi() {
    return open("api.openai.com", "/v1/realtime?model=gpt-realtime");
  }

  private void receive(RealtimeReader reader, String... messages) {
    for (String message : messages) {
      byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
      reader.received(bytes, 0, bytes.length, true, clock++);
    }
    assertEquals(0, reader.swallowed());
  }

  private void send(RealtimeReader reader, String message) {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    reader.sent(bytes, 0, bytes.length, true, clock++);
  }

  @Test
  void eachAnswerIsATurnAtTheModelTheSessionHas() {
    RealtimeReader reader = openAi();
    receive(reader, CREATED, BEGUN, AUDIO, DONE, DONE.replace("resp_0123", "resp_4567"));
    reader.end(ExchangeEnd.COMPLETE, null, clock++);
    assertEquals(2, turns.size());
    CostRecord turn = turns.get(0);
    assertEquals("openai", turn.text(RecordField.PROVIDER));
    assertEquals("realtime", turn.text(RecordField.CALL_TYPE));
    assertEquals("gpt-realtime", turn.text(RecordField.URL_MODEL));
    assertEquals("gpt-realtime-2", turn.text(RecordField.RESPONSE_MODEL));
    assertEquals("resp_0123456789abcdef", turn.text(RecordField.RESPONSE_ID));
    assertEquals(32, turn.number(RecordField.UNCACHED_INPUT_TOKENS));
    assertEquals(8, turn.number(RecordField.CACHE_READ_TOKENS));
    assertEquals(106, turn.number(RecordField.OUTPUT_TOKENS));
    assertEquals(26, turn.number(RecordField.AUDIO_INPUT_TOKENS));
    assertEquals(77, turn.number(RecordField.AUDIO_OUTPUT_TOKENS));
    assertEquals("reported", turn.text(RecordField.USAGE_SOURCE));
    assertEquals("completed", turn.text(RecordField.FINISH_REASON));
    assertEquals(101, turn.number(RecordField.HTTP_STATUS));
    assertTrue(turn.flag(RecordField.BILLABLE));
    assertTrue(turns.get(1).flag(RecordField.BILLABLE));
  }

  @Test
  void theSameAnswerSeenOnASecondConnectionIsNotBilledAgain() {
    Sightings seen = new Sightings();
    Endpoint endpoint = RECOGNIZER.recognise("api.openai.com", 443, "GET", "/v1/realtime");
    for (int i = 0; i < 2; i++) {
      receive(
          new RealtimeReader(
              endpoint, "/v1/realtime", Headers.NONE, Headers.NONE, seen, this::take),
          DONE);
    }
    assertTrue(turns.get(0).flag(RecordField.BILLABLE));
    assertFalse(turns.get(1).flag(RecordField.BILLABLE));
  }

  @Test
  void aTranscriptionIsAnotherModels() {
    RealtimeReader reader = openAi();
    receive(
        reader,
        CREATED,
        UPDATED,
        TRANSCRIBED
            + "{\"type\":\"tokens\",\"total_tokens\":35,\"input_tokens\":26,"
            + "\"input_token_details\":{\"text_tokens\":0,\"audio_tokens\":26},"
            + "\"output_tokens\":9}}");
    send(
        reader,
        "{\"type\":\"session.update\",\"session\":{\"input_audio_transcription\":{\"model\":"
            + "\"whisper-1\"}}}");
    receive(reader, TRANSCRIBED + "{\"type\":\"duration\",\"seconds\":3}}");
    CostRecord tokens = turns.get(0);
    assertEquals("gpt-4o-transcribe", tokens.text(RecordField.RESPONSE_MODEL));
    assertEquals("gpt-4o-transcribe", tokens.text(RecordField.REQUEST_MODEL));
    assertNull(tokens.text(RecordField.URL_MODEL));
    assertEquals("audio_transcription", tokens.text(RecordField.CALL_TYPE));
    assertEquals(26, tokens.number(RecordField.UNCACHED_INPUT_TOKENS));
    assertEquals(9, tokens.number(RecordField.OUTPUT_TOKENS));
    CostRecord seconds = turns.get(1);
    assertEquals("whisper-1", seconds.text(RecordField.RESPONSE_MODEL));
    assertEquals(3_000, seconds.number(RecordField.MEDIA_MILLIS));
    assertFalse(seconds.has(RecordField.OUTPUT_TOKENS));
  }

  @Test
  void anAnswerThatFailedIsAnErrorAndNotBilled() {
    receive(
        openAi(),
        BEGUN,
        "{\"type\":\"response.done\",\"response\":{\"id\":\"resp_1\",\"status\":\"failed\","
            + "\"status_details\":{\"type\":\"failed\",\"error\":{\"type\":\"server_error\","
            + "\"code\":null}},\"usage\":{}}}");
    CostRecord turn = turns.get(0);
    assertEquals("server_error", turn.text(RecordField.ERROR_TYPE));
    assertFalse(turn.flag(RecordField.BILLABLE));
    assertEquals("none", turn.text(RecordField.USAGE_SOURCE));
  }

  @Test
  void aCancelledAnswerIsBilledForWhatItCounts() {
    receive(
        openAi(),
        DONE.replace(
            "completed\"", "cancelled\",\"status_details\":{\"reason\":\"turn_detected\"}"));
    assertEquals("turn_detected", turns.get(0).text(RecordField.FINISH_REASON));
    assertEquals(106, turns.get(0).number(RecordField.OUTPUT_TOKENS));
    assertTrue(turns.get(0).flag(RecordField.BILLABLE));
  }

  @Test
  void aConnectionThatEndsWithinAnAnswerLeavesAPartialTurn() {
    RealtimeReader reader = openAi();
    receive(reader, CREATED, BEGUN, AUDIO);
    reader.end(ExchangeEnd.FAILED, "java.io.IOException", clock++);
    CostRecord turn = turns.get(0);
    assertTrue(turn.flag(RecordField.PARTIAL));
    assertEquals("none", turn.text(RecordField.USAGE_SOURCE));
    assertEquals("java.io.IOException", turn.text(RecordField.ERROR_TYPE));
    assertEquals("failed", turn.text(RecordField.END));
  }

  @Test
  void responsesOverAWebSocketAreChats() {
    RealtimeReader reader = open("api.openai.com", "/v1/responses");
    send(reader, "{\"type\":\"response.create\",\"model\":\"gpt-5\",\"max_output_tokens\":9}");
    receive(
        reader,
        BEGUN,
        "{\"type\":\"response.completed\",\"response\":{\"id\":\"resp_2\",\"model\":\"gpt-5-x\","
            + "\"status\":\"completed\",\"usage\":{\"input_tokens\":7,\"output_tokens\":5,"
            + "\"output_tokens_details\":{\"reasoning_tokens\":4}}}}");
    CostRecord turn = turns.get(0);
    assertEquals("chat", turn.text(RecordField.CALL_TYPE));
    assertEquals("gpt-5", turn.text(RecordField.REQUEST_MODEL));
    assertEquals("gpt-5-x", turn.text(RecordField.RESPONSE_MODEL));
    assertTrue(turn.flag(RecordField.MAX_TOKENS_SET));
    assertEquals(7, turn.number(RecordField.UNCACHED_INPUT_TOKENS));
    assertEquals(4, turn.number(RecordField.REASONING_TOKENS));
  }

  @Test
  void geminiLiveCountsEachTurn() {
    RealtimeReader reader = open("generativelanguage.googleapis.com", GEMINI_PATH + "?key=x");
    send(reader, "{\"setup\":{\"model\":\"models/gemini-live\"}}");
    receive(
        reader,
        "{\"setupComplete\":{}}",
        "{\n \"serverContent\":{\"modelTurn\":{\"parts\":[{\"text\":\"\\\"usageMetadata\\\":\"}]}}}",
        "{\"serverContent\":{\"turnComplete\":true},\"usageMetadata\":{\"promptTokenCount\":541,"
            + "\"responseTokenCount\":61,\"totalTokenCount\":602,\"promptTokensDetails\":[{"
            + "\"modality\":\"TEXT\",\"tokenCount\":541}],\"responseTokensDetails\":[{"
            + "\"modality\":\"AUDIO\",\"tokenCount\":61}],\"thoughtsTokenCount\":46}}",
        "{\"usageMetadata\":{\"promptTokenCount\":12,\"totalTokenCount\":12}}");
    assertEquals(2, turns.size());
    CostRecord turn = turns.get(0);
    assertEquals("gemini-live", turn.text(RecordField.REQUEST_MODEL));
    assertEquals("realtime", turn.text(RecordField.CALL_TYPE));
    assertEquals(541, turn.number(RecordField.UNCACHED_INPUT_TOKENS));
    assertEquals(107, turn.number(RecordField.OUTPUT_TOKENS));
    assertEquals(46, turn.number(RecordField.REASONING_TOKENS));
    assertEquals(61, turn.number(RecordField.AUDIO_OUTPUT_TOKENS));
    assertEquals(12, turns.get(1).number(RecordField.UNCACHED_INPUT_TOKENS));
  }

  @Test
  void aTurnBeginsWithTheQuestion() {
    RealtimeReader reader = openAi();
    receive(reader, CREATED);
    send(reader, "{\"type\":\"response.create\"}");
    receive(reader, BEGUN, AUDIO);
    send(reader, "{\"type\":\"input_audio_buffer.append\"}");
    receive(reader, DONE);
    assertEquals(List.of(1L, 2L, 5L), moments.get(0));
  }

  @Test
  void aTurnNobodyAskedForBeginsWithTheAnswer() {
    RealtimeReader reader = openAi();
    send(reader, "{\"type\":\"response.create\"}");
    receive(reader, BEGUN, DONE, BEGUN.replace("resp_0", "resp_1"));
    receive(reader, DONE.replace("resp_0", "resp_1"));
    assertEquals(List.of(List.of(0L, 1L, 2L), List.of(3L, 3L, 4L)), moments);
  }

  @Test
  void answersAtTheSameTimeHaveTheirOwnMoments() {
    RealtimeReader reader = openAi();
    send(reader, "{\"type\":\"response.create\"}");
    receive(reader, BEGUN);
    send(reader, "{\"type\":\"response.create\"}");
    receive(reader, BEGUN.replace("resp_0", "resp_1"), DONE);
    reader.end(ExchangeEnd.FAILED, null, clock++);
    assertEquals(List.of(List.of(0L, 1L, 4L), List.of(2L, 3L, 5L)), moments);
    assertFalse(turns.get(0).has(RecordField.PARTIAL));
    assertTrue(turns.get(1).flag(RecordField.PARTIAL));
    assertEquals("resp_1123456789abcdef", turns.get(1).text(RecordField.RESPONSE_ID));
  }

  @Test
  void geminisTurnsBeginWithTheQuestionToo() {
    RealtimeReader reader = open("generativelanguage.googleapis.com", GEMINI_PATH);
    send(reader, "{\"setup\":{\"model\":\"models/gemini-live\"}}");
    receive(reader, "{\"setupComplete\":{}}");
    send(reader, "{\"clientContent\":{\"turnComplete\":true}}");
    String part = "{\"serverContent\":{\"modelTurn\":{\"parts\":[{\"text\":\"a\"}]}}}";
    receive(reader, part, part);
    receive(reader, "{\"usageMetadata\":{\"promptTokenCount\":1,\"totalTokenCount\":1}}");
    receive(reader, "{\"usageMetadata\":{\"promptTokenCount\":2,\"totalTokenCount\":2}}");
    assertEquals(List.of(List.of(2L, 3L, 5L), List.of(6L, 6L, 6L)), moments);
  }

  @Test
  void everyProviderWithWebSocketsIsRecognised() {
    open("api.x.ai", "/v1/realtime?model=grok-voice");
    open("a.openai.azure.com", "/openai/v1/realtime?model=d");
    open("a.openai.azure.com", "/openai/realtime?api-version=1&deployment=d%20e");
    open("a.services.ai.azure.com", "/voice-live/realtime?model=m");
    open(
        "us-central1-aiplatform.googleapis.com",
        "/ws/google.cloud.aiplatform.v1.LlmBidiService/BidiGenerateContent");
    assertEquals("d e", RealtimeSession.modelIn("/openai/realtime?x=1&deployment=d%20e"));
    assertEquals("%zz", RealtimeSession.modelIn("/?model=%zz"));
    assertNull(RealtimeSession.modelIn("/v1/realtime"));
  }

  @Test
  void aMessageReadsTheSameWhereverItIsCut() {
    byte[] bytes = DONE.getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      RealtimeReader reader = openAi();
      reader.received(bytes, 0, cut, false, clock++);
      reader.received(bytes, cut, bytes.length - cut, true, clock++);
    }
    assertEquals(bytes.length + 1, turns.size());
    assertEquals(1, turns.stream().distinct().count());
  }

  @Test
  void whatIsCutOrMalformedLeavesTheNextMessageReadable() {
    RealtimeReader reader = openAi();
    byte[] cut = DONE.substring(0, DONE.length() - 1).getBytes(StandardCharsets.UTF_8);
    reader.received(cut, 0, cut.length, true, clock++);
    byte[] broken = DONE.replace("106", "10x6").getBytes(StandardCharsets.UTF_8);
    reader.received(broken, 0, broken.length, true, clock++);
    assertEquals(0, turns.size());
    assertEquals(1, reader.swallowed());
    byte[] good = DONE.getBytes(StandardCharsets.UTF_8);
    reader.received(good, 0, good.length, true, clock++);
    assertEquals(106, turns.get(0).number(RecordField.OUTPUT_TOKENS));
  }

  /** The recorded frames hold the usage alone: it is put back into the message it came in. */
  @Test
  void recordedFramesAddUp() throws IOException {
    Path recorded = RecordedTrafficTest.recordedTraffic();
    List<String> lines =
        recorded == null
            ? List.of()
            : Files.readAllLines(recorded.resolve("realtime-frames.jsonl.txt"));
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (String line : lines) {
      JsonNode frame = JSON.readTree(line);
      JsonNode usage = frame.get("usage");
      boolean gemini = frame.get("type").textValue().equals("usageMetadata");
      boolean answer = frame.get("type").textValue().startsWith("response.");
      String message =
          gemini
              ? "{\"usageMetadata\":" + usage + "}"
              : "{\"type\":"
                  + frame.get("type")
                  + (answer
                      ? ",\"response\":{\"usage\":" + usage + "}}"
                      : ",\"usage\":" + usage + "}");
      turns.clear();
      RealtimeReader reader =
          gemini ? open("generativelanguage.googleapis.com", GEMINI_PATH) : openAi();
      byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
      Pieces.feed(bytes, random, (b, at, length) -> reader.received(b, at, length, false, clock++));
      reader.received(bytes, 0, 0, true, clock++);
      assertEquals(0, reader.swallowed());
      if (usage.isEmpty()) {
        assertTrue(turns.stream().allMatch(t -> t.text(RecordField.USAGE_SOURCE).equals("none")));
      } else {
        assertEquals(1, turns.size(), message);
        assertEquals(expected(usage), total(turns.get(0)), () -> message + " with seed " + seed);
      }
    }
  }

  private static long expected(JsonNode usage) {
    return usage.has("promptTokenCount")
        ? usage.path("totalTokenCount").asLong() + usage.path("thoughtsTokenCount").asLong()
        : usage.path("total_tokens").asLong();
  }

  private static long total(CostRecord turn) {
    long sum = 0;
    for (RecordField field :
        List.of(
            RecordField.UNCACHED_INPUT_TOKENS,
            RecordField.CACHE_READ_TOKENS,
            RecordField.OUTPUT_TOKENS)) {
      sum += turn.has(field) ? turn.number(field) : 0;
    }
    return sum;
  }
}
