package io.aimeter.benchmarks;

import io.aimeter.core.exchange.Headers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Messages as OpenAI sends them, of the sizes the budgets speak of. */
final class Samples {
  static final String HOST = "api.openai.com";
  static final int PORT = 443;
  static final String PATH = "/v1/chat/completions";

  /** Events of a streamed answer. */
  static final int EVENTS = 200;

  private static final int ANSWER_BYTES = 2048;

  /** Within the random part of the answer's id. */
  private static final int ID_OFFSET = 20;

  private static final int ID_DIGITS = 10;
  private static final String USAGE =
      "\"usage\":{\"prompt_tokens\":812,\"completion_tokens\":310,\"total_tokens\":1122,"
          + "\"prompt_tokens_details\":{\"cached_tokens\":512,\"audio_tokens\":0},"
          + "\"completion_tokens_details\":{\"reasoning_tokens\":64,\"audio_tokens\":0}}";

  private static final Map<String, String> JSON =
      Map.of(
          "content-type", "application/json",
          "x-request-id", "req_5f2b7f6d2f1c4be4a2fb3c8f0a4f6a17",
          "x-ratelimit-remaining-requests", "9999",
          "x-ratelimit-remaining-tokens", "1999000");

  private Samples() {}

  static Headers requestHeaders() {
    return Map.of("authorization", "Bearer sk-bench-0000", "content-type", "application/json")::get;
  }

  static Headers jsonHeaders() {
    return JSON::get;
  }

  static Headers streamHeaders() {
    return Map.of("content-type", "text/event-stream")::get;
  }

  static byte[] request() {
    return bytes(
        "{\"model\":\"gpt-4o\",\"max_tokens\":400,\"messages\":[{\"role\":\"user\",\"content\":\""
            + "How do I return an order? ".repeat(30)
            + "\"}]}");
  }

  /** A JSON answer of 2 KB. */
  static byte[] answer() {
    String head =
        "{\"id\":\"chatcmpl-BdQmR5tK0yXh3W8uZpVn1sLcEa7fG\",\"object\":\"chat.completion\","
            + "\"created\":1764000000,\"model\":\"gpt-4o-2024-08-06\",\"choices\":[{\"index\":0,"
            + "\"message\":{\"role\":\"assistant\",\"content\":\"";
    String tail =
        "\",\"refusal\":null},\"finish_reason\":\"stop\"}],"
            + USAGE
            + ",\"service_tier\":\"default\"}";
    return bytes(head + "x".repeat(ANSWER_BYTES - head.length() - tail.length()) + tail);
  }

  /** Gives an answer an id of its own, in place: one seen twice is not billed twice. */
  static void number(ByteBuffer answer, long number) {
    for (int i = 0; i < ID_DIGITS; i++) {
      answer.put(ID_OFFSET + i, (byte) ('0' + ((number >> (3 * i)) & 7)));
    }
  }

  /** The events of a streamed answer, the last with the usage; each comes as a chunk of its own. */
  static List<byte[]> events() {
    List<byte[]> events = new ArrayList<>();
    String head =
        "data: {\"id\":\"chatcmpl-BdQmR5tK0yXh3W8uZpVn1sLcEa7fG\",\"object\":"
            + "\"chat.completion.chunk\",\"created\":1764000000,\"model\":\"gpt-4o-2024-08-06\",";
    for (int i = 0; i < EVENTS - 3; i++) {
      events.add(
          bytes(
              head
                  + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\" word"
                  + i
                  + "\"},\"finish_reason\":null}]}\n\n"));
    }
    events.add(
        bytes(head + "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"));
    events.add(bytes(head + "\"choices\":[]," + USAGE + "}\n\n"));
    events.add(bytes("data: [DONE]\n\n"));
    return events;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
