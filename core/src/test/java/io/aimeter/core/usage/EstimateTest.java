package io.aimeter.core.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.exchange.Headers;
import io.aimeter.core.provider.Endpoint;
import io.aimeter.core.provider.Recognizer;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EstimateTest {
  private static final Recognizer RECOGNIZER = Recognizer.of(Map.of());
  private static final Endpoint CHAT =
      RECOGNIZER.recognise("api.openai.com", 443, "POST", "/v1/chat/completions");
  private static final Endpoint MESSAGES =
      RECOGNIZER.recognise("api.anthropic.com", 443, "POST", "/v1/messages");
  private static final String ASKED =
      "{\"model\":\"gpt-4o\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":"
          + "\"text\",\"text\":\"12345\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\"x\"}}]}]}";
  private static final String ANSWERED =
      """
      data: {"model":"gpt-4o","choices":[{"index":0,"delta":{"content":"abc"}}]}

      data: {"choices":[{"index":1,"delta":{"refusal":"no"}}]}

      data: {"choices":[{"index":0,"delta":{"content":"de"}}]}

      """;
  private static final String FINISH =
      "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
  private static final String DONE = "data: [DONE]\n\n";

  /** A token a character. */
  private final Estimates estimates = new Estimates((model, text) -> text.length());

  private CostRecord read(Endpoint endpoint, String request, String response, ExchangeEnd end) {
    ExchangeReader reader =
        new ExchangeReader(endpoint, "/", Headers.NONE, new Sightings(), estimates);
    byte[] asked = request.getBytes(StandardCharsets.UTF_8);
    byte[] answered = response.getBytes(StandardCharsets.UTF_8);
    reader.requestBody(asked, 0, asked.length);
    reader.responseHead(200, name -> name.equals("content-type") ? "text/event-stream" : null);
    for (int i = 0; i < answered.length; i++) {
      reader.responseBody(answered, i, 1);
    }
    CostRecord.Builder record = CostRecord.builder();
    reader.end(end, null).applyTo(record);
    assertEquals(0, reader.swallowed());
    return record.build();
  }

  private static void assertTokens(String source, long input, long output, CostRecord record) {
    assertEquals(source, record.text(RecordField.USAGE_SOURCE));
    assertEquals(input, record.number(RecordField.UNCACHED_INPUT_TOKENS, -1));
    assertEquals(output, record.number(RecordField.OUTPUT_TOKENS, -1));
  }

  @Test
  void aStreamWithoutUsageIsCountedWithItsMessagesForm() {
    // "user", "12345", 3 a message and 3 for the answer.
    assertTokens(
        "estimated",
        4 + 5 + 6,
        7,
        read(CHAT, ASKED, ANSWERED + FINISH + DONE, ExchangeEnd.COMPLETE));
  }

  @Test
  void aCutStreamIsCountedAsFarAsItCame() {
    assertTokens("estimated", 15, 7, read(CHAT, ASKED, ANSWERED, ExchangeEnd.CANCELLED));
  }

  @Test
  void whatTheProviderCountedStands() {
    String usage =
        "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":2,\"completion_tokens\":1}}\n\n";

    assertTokens(
        "reported",
        2,
        1,
        read(CHAT, ASKED, ANSWERED + FINISH + usage + DONE, ExchangeEnd.COMPLETE));
  }

  @Test
  void ofAnAnthropicStreamThatWasCutTheInputStands() {
    String cut =
        """
        data: {"type":"message_start","message":{"id":"m","model":"claude-x","usage":\
        {"input_tokens":90,"output_tokens":1}}}

        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta",\
        "text":"0123456789"}}

        """;

    assertTokens("estimated", 90, 13, read(MESSAGES, "{}", cut, ExchangeEnd.CANCELLED));
  }

  @Test
  void nothingSeenIsNoNumber() {
    CostRecord record = read(CHAT, ASKED, "", ExchangeEnd.FAILED);

    assertEquals("none", record.text(RecordField.USAGE_SOURCE));
    assertFalse(record.has(RecordField.OUTPUT_TOKENS));
  }

  @Test
  void memoryIsGivenBackAndBounded() {
    String large =
        "{\"messages\":[{\"content\":\"" + "x".repeat(3 * RetainedBody.MAX_BYTES) + "\"}]}";
    ExchangeReader reader = new ExchangeReader(CHAT, "/", Headers.NONE, new Sightings(), estimates);
    byte[] bytes = large.getBytes(StandardCharsets.UTF_8);

    reader.requestBody(bytes, 0, bytes.length);

    assertEquals(RetainedBody.MAX_BYTES, estimates.retained());
    reader.release();
    assertEquals(0, estimates.retained());
    read(CHAT, large, ANSWERED, ExchangeEnd.COMPLETE);
    assertEquals(0, estimates.retained());
  }
}
