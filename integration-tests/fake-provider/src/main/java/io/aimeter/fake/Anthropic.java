package io.aimeter.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Anthropic's bodies: messages and token counts. */
final class Anthropic {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Anthropic() {}

  static Reply messages(Call call, String id) {
    ObjectNode message = message(call, id);
    if (!call.streaming()) {
      message
          .putArray("content")
          .addObject()
          .put("type", "text")
          .put("text", String.join("", call.pieces()));
      message.put("stop_reason", "end_turn").putNull("stop_sequence");
      message.set("usage", usage(call.usage()).put("output_tokens", call.usage().output()));
      return Reply.json(200, message.toString(), true);
    }
    message.putArray("content");
    message.putNull("stop_reason").putNull("stop_sequence");
    message.set("usage", usage(call.usage()).put("output_tokens", 1));
    List<String> events = new ArrayList<>();
    ObjectNode start = JSON.createObjectNode().put("type", "message_start");
    start.set("message", message);
    events.add(event("message_start", start));
    ObjectNode block = JSON.createObjectNode().put("type", "content_block_start").put("index", 0);
    block.putObject("content_block").put("type", "text").put("text", "");
    events.add(event("content_block_start", block));
    events.add("event: ping\ndata: {\"type\": \"ping\"}\n\n");
    for (String piece : call.pieces()) {
      ObjectNode delta = JSON.createObjectNode().put("type", "content_block_delta").put("index", 0);
      delta.putObject("delta").put("type", "text_delta").put("text", piece);
      events.add(event("content_block_delta", delta));
    }
    if (call.directives().number("error", 0) == 1) {
      events.add(
          "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n");
      return Reply.events(events, true);
    }
    events.add(
        event(
            "content_block_stop",
            JSON.createObjectNode().put("type", "content_block_stop").put("index", 0)));
    ObjectNode delta = JSON.createObjectNode().put("type", "message_delta");
    delta.putObject("delta").put("stop_reason", "end_turn").putNull("stop_sequence");
    delta.putObject("usage").put("output_tokens", call.usage().output());
    events.add(event("message_delta", delta));
    events.add(event("message_stop", JSON.createObjectNode().put("type", "message_stop")));
    return Reply.events(events, true);
  }

  private static ObjectNode message(Call call, String id) {
    return JSON.createObjectNode()
        .put("id", "msg_" + id)
        .put("type", "message")
        .put("role", "assistant")
        .put("model", call.servedModel());
  }

  private static ObjectNode usage(Usage usage) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("input_tokens", usage.uncached())
            .put("cache_creation_input_tokens", usage.cacheWrite5m() + usage.cacheWrite1h())
            .put("cache_read_input_tokens", usage.cacheRead());
    node.putObject("cache_creation")
        .put("ephemeral_5m_input_tokens", usage.cacheWrite5m())
        .put("ephemeral_1h_input_tokens", usage.cacheWrite1h());
    return node.put("service_tier", "standard");
  }

  static Reply countTokens(Call call) {
    return Reply.json(200, "{\"input_tokens\":" + call.usage().input() + "}", false);
  }

  static Reply error(int status) {
    String type =
        switch (status) {
          case 401 -> "authentication_error";
          case 404 -> "not_found_error";
          case 429 -> "rate_limit_error";
          case 529 -> "overloaded_error";
          default -> status >= 500 ? "api_error" : "invalid_request_error";
        };
    ObjectNode body = JSON.createObjectNode().put("type", "error");
    body.putObject("error")
        .put("type", type)
        .put("message", "The fake provider was asked for this error.");
    return Reply.json(status, body.put("request_id", "req_fake").toString(), false);
  }

  private static String event(String name, JsonNode json) {
    return "event: " + name + "\ndata: " + json + "\n\n";
  }
}
