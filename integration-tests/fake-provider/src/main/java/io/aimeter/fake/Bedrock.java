package io.aimeter.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Amazon Bedrock's runtime: Converse, and models invoked in forms of their own (Claude's, Nova's,
 * Titan's, and one that tells no counts), each streamed or not.
 */
final class Bedrock {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COUNT = "x-amzn-bedrock-%s-token-count";

  private Bedrock() {}

  static Reply converse(Call call, String id) {
    ObjectNode body = message(String.join("", call.pieces()));
    body.set("usage", usage(call.usage()));
    body.putObject("metrics").put("latencyMs", 5);
    return named(Reply.json(200, body.toString(), true), id);
  }

  private static ObjectNode message(String text) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode message = body.putObject("output").putObject("message").put("role", "assistant");
    message.putArray("content").addObject().put("text", text);
    return body.put("stopReason", "end_turn");
  }

  /** The cache counts stand there under two names. */
  private static ObjectNode usage(Usage usage) {
    long written = usage.cacheWrite5m() + usage.cacheWrite1h();
    ObjectNode node =
        JSON.createObjectNode()
            .put("inputTokens", usage.uncached())
            .put("outputTokens", usage.output())
            .put("totalTokens", usage.input() + usage.output())
            .put("cacheReadInputTokens", usage.cacheRead())
            .put("cacheWriteInputTokens", written)
            .put("cacheReadInputTokenCount", usage.cacheRead())
            .put("cacheWriteInputTokenCount", written);
    if (written > 0) {
      var details = node.putArray("cacheDetails");
      details.addObject().put("inputTokens", usage.cacheWrite5m()).put("ttl", "5m");
      details.addObject().put("inputTokens", usage.cacheWrite1h()).put("ttl", "1h");
    }
    return node;
  }

  static Reply converseStream(Call call, String id) {
    List<byte[]> messages = new ArrayList<>();
    messages.add(
        EventStreamMessage.event("messageStart", JSON.createObjectNode().put("role", "assistant")));
    for (String piece : call.pieces()) {
      ObjectNode delta = JSON.createObjectNode().put("contentBlockIndex", 0);
      delta.putObject("delta").put("text", piece);
      messages.add(EventStreamMessage.event("contentBlockDelta", delta));
    }
    if (call.directives().number("error", 0) == 1) {
      messages.add(
          EventStreamMessage.exception(
              "modelStreamErrorException", JSON.createObjectNode().put("message", "asked for")));
      return stream(messages, id, false);
    }
    messages.add(
        EventStreamMessage.event(
            "contentBlockStop", JSON.createObjectNode().put("contentBlockIndex", 0)));
    messages.add(
        EventStreamMessage.event(
            "messageStop", JSON.createObjectNode().put("stopReason", "end_turn")));
    ObjectNode metadata = JSON.createObjectNode();
    metadata.set("usage", usage(call.usage()));
    metadata.putObject("metrics").put("latencyMs", 5);
    messages.add(EventStreamMessage.event("metadata", metadata));
    return stream(messages, id, true);
  }

  /** The model's own form; counts stand in headers, whatever the model tells. */
  static Reply invoke(Call call, String id) {
    Map<String, String> headers = new TreeMap<>();
    Usage usage = call.usage();
    headers.put(COUNT.formatted("input"), Long.toString(usage.uncached()));
    if (isEmbedding(call)) {
      ObjectNode body = JSON.createObjectNode();
      body.putArray("embedding").add(1.0).add(2.0).add(3.0);
      body.put("inputTextTokenCount", usage.uncached());
      return named(Reply.json(200, body.toString(), true).with(headers), id);
    }
    headers.put(COUNT.formatted("output"), Long.toString(usage.output()));
    headers.put(COUNT.formatted("cache-read-input"), Long.toString(usage.cacheRead()));
    headers.put(
        COUNT.formatted("cache-write-input"),
        Long.toString(usage.cacheWrite5m() + usage.cacheWrite1h()));
    return named(body(call, id).with(headers), id);
  }

  private static boolean isEmbedding(Call call) {
    return call.requestedModel().contains("embed");
  }

  private static Reply body(Call call, String id) {
    if (call.requestedModel().contains("anthropic.")) {
      return Anthropic.messages(call, id);
    }
    String text = String.join("", call.pieces());
    if (call.requestedModel().contains("amazon.nova")) {
      ObjectNode body = message(text);
      body.set("usage", usage(call.usage()));
      return Reply.json(200, body.toString(), true);
    }
    ObjectNode body = JSON.createObjectNode();
    body.putArray("outputs").addObject().put("text", text).put("stop_reason", "stop");
    return Reply.json(200, body.toString(), true);
  }

  /** Claude's own events in chunks; the last has Bedrock's count besides. */
  static Reply invokeStream(Call call, String id) {
    List<ObjectNode> events = new ArrayList<>();
    for (byte[] event : Anthropic.messages(call, id).parts()) {
      String text = new String(event, UTF_8);
      try {
        events.add((ObjectNode) JSON.readTree(text.substring(text.indexOf("data: ") + 6)));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(text, e);
      }
    }
    Usage usage = call.usage();
    events
        .get(events.size() - 1)
        .putObject("amazon-bedrock-invocationMetrics")
        .put("inputTokenCount", usage.uncached())
        .put("outputTokenCount", usage.output())
        .put("cacheReadInputTokenCount", usage.cacheRead())
        .put("cacheWriteInputTokenCount", usage.cacheWrite5m() + usage.cacheWrite1h())
        .put("invocationLatency", 5)
        .put("firstByteLatency", 2);
    List<byte[]> messages = new ArrayList<>();
    for (ObjectNode event : events) {
      messages.add(
          EventStreamMessage.event(
              "chunk",
              JSON.createObjectNode()
                  .put("bytes", event.toString().getBytes(UTF_8))
                  .put("p", "abcdefgh")));
    }
    return stream(messages, id, true);
  }

  private static Reply stream(List<byte[]> messages, String id, boolean usageOnWire) {
    return named(new Reply(200, EventStreamMessage.CONTENT_TYPE, messages, usageOnWire), id);
  }

  static Reply countTokens(Call call) {
    return Reply.json(200, "{\"inputTokens\":" + call.usage().input() + "}", false);
  }

  private static Reply named(Reply reply, String id) {
    return reply.with(Map.of("x-amzn-requestid", id));
  }

  static Reply error(int status) {
    String type =
        switch (status) {
          case 403 -> "AccessDeniedException";
          case 404 -> "ResourceNotFoundException";
          case 429 -> "ThrottlingException";
          case 503 -> "ServiceUnavailableException";
          default -> status >= 500 ? "InternalServerException" : "ValidationException";
        };
    return Reply.json(
            status, "{\"message\":\"The fake provider was asked for this error.\"}", false)
        .with(Map.of("x-amzn-errortype", type + ":http://internal.amazon.com/coral/"));
  }
}
