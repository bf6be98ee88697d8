package io.aimeter.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** OpenAI's bodies: chat completions, responses, embeddings. */
final class OpenAi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long CREATED = 1_764_000_000;

  private OpenAi() {}

  static Reply chat(Call call, String id) {
    if (!call.streaming()) {
      ObjectNode body = chatHead(call, id, "chat.completion");
      ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
      choice
          .putObject("message")
          .put("role", "assistant")
          .put("content", String.join("", call.pieces()))
          .putNull("refusal");
      choice.putNull("logprobs").put("finish_reason", "stop");
      body.set("usage", chatUsage(call.usage()));
      return Reply.json(200, body.toString(), true);
    }
    List<String> events = new ArrayList<>();
    events.add(
        data(
            chatChunk(
                call,
                id,
                JSON.createObjectNode().put("role", "assistant").put("content", ""),
                null)));
    for (String piece : call.pieces()) {
      events.add(data(chatChunk(call, id, JSON.createObjectNode().put("content", piece), null)));
    }
    if (call.directives().number("error", 0) == 1) {
      events.add(
          "data: {\"error\":{\"message\":\"The server had an error\",\"type\":\"server_error\",\"code\":null}}\n\n");
      return Reply.events(events, false);
    }
    ObjectNode stop = chatChunk(call, id, JSON.createObjectNode(), "stop");
    if (call.tellsUsageUnasked()) {
      stop.set("usage", chatUsage(call.usage()));
    }
    events.add(data(stop));
    if (call.wantsStreamUsage()) {
      ObjectNode last = chatHead(call, id, "chat.completion.chunk");
      last.putArray("choices");
      last.set("usage", chatUsage(call.usage()));
      events.add(data(last));
    }
    events.add("data: [DONE]\n\n");
    return Reply.events(events, call.wantsStreamUsage() || call.tellsUsageUnasked());
  }

  private static ObjectNode chatChunk(Call call, String id, ObjectNode delta, String finish) {
    ObjectNode chunk = chatHead(call, id, "chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.putNull("logprobs").put("finish_reason", finish);
    if (call.wantsStreamUsage()) {
      chunk.putNull("usage");
    }
    return chunk;
  }

  private static ObjectNode chatHead(Call call, String id, String object) {
    return JSON.createObjectNode()
        .put("id", "chatcmpl-" + id)
        .put("object", object)
        .put("created", CREATED)
        .put("model", call.servedModel())
        .put("service_tier", "default")
        .put("system_fingerprint", "fp_fake");
  }

  private static ObjectNode chatUsage(Usage usage) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("prompt_tokens", usage.input())
            .put("completion_tokens", usage.output())
            .put("total_tokens", usage.input() + usage.output());
    node.putObject("prompt_tokens_details")
        .put("cached_tokens", usage.cacheRead())
        .put("audio_tokens", 0);
    node.putObject("completion_tokens_details")
        .put("reasoning_tokens", usage.reasoning())
        .put("audio_tokens", 0)
        .put("accepted_prediction_tokens", 0)
        .put("rejected_prediction_tokens", 0);
    return node;
  }

  static Reply responses(Call call, String id) {
    ObjectNode done = response(call, id, "completed");
    addMessage(done.putArray("output"), id, String.join("", call.pieces()));
    done.set("usage", responsesUsage(call.usage()));
    if (!call.streaming()) {
      return Reply.json(200, done.toString(), true);
    }
    List<String> events = new ArrayList<>();
    ObjectNode started = response(call, id, "in_progress");
    started.putArray("output");
    started.putNull("usage");
    int number = 0;
    events.add(responseEvent("response.created", number++, started));
    events.add(responseEvent("response.in_progress", number++, started));
    for (String piece : call.pieces()) {
      ObjectNode delta =
          JSON.createObjectNode()
              .put("type", "response.output_text.delta")
              .put("sequence_number", number++)
              .put("item_id", "msg_" + id)
              .put("output_index", 0)
              .put("content_index", 0)
              .put("delta", piece);
      delta.putArray("logprobs");
      events.add("event: response.output_text.delta\n" + data(delta));
    }
    events.add(responseEvent("response.completed", number, done));
    return Reply.events(events, true);
  }

  private static ObjectNode response(Call call, String id, String status) {
    ObjectNode response =
        JSON.createObjectNode()
            .put("id", "resp_" + id)
            .put("object", "response")
            .put("created_at", CREATED)
            .put("status", status)
            .put("model", call.servedModel())
            .put("parallel_tool_calls", true)
            .put("service_tier", "default")
            .put("tool_choice", "auto");
    response.putNull("error").putNull("incomplete_details").putNull("instructions");
    response.putObject("metadata");
    response.putNull("temperature").putNull("top_p");
    response.putArray("tools");
    return response;
  }

  private static void addMessage(ArrayNode output, String id, String text) {
    ObjectNode message =
        output
            .addObject()
            .put("id", "msg_" + id)
            .put("type", "message")
            .put("status", "completed")
            .put("role", "assistant");
    ObjectNode content =
        message.putArray("content").addObject().put("type", "output_text").put("text", text);
    content.putArray("annotations");
  }

  private static ObjectNode responsesUsage(Usage usage) {
    ObjectNode node = JSON.createObjectNode().put("input_tokens", usage.input());
    node.putObject("input_tokens_details").put("cached_tokens", usage.cacheRead());
    node.put("output_tokens", usage.output());
    node.putObject("output_tokens_details").put("reasoning_tokens", usage.reasoning());
    return node.put("total_tokens", usage.input() + usage.output());
  }

  private static String responseEvent(String type, int number, ObjectNode response) {
    ObjectNode event = JSON.createObjectNode().put("type", type).put("sequence_number", number);
    event.set("response", response);
    return "event: " + type + "\n" + data(event);
  }

  static Reply embeddings(Call call) {
    ObjectNode body = JSON.createObjectNode().put("object", "list");
    ArrayNode data = body.putArray("data");
    JsonNode input = call.body().path("input");
    boolean base64 = call.body().path("encoding_format").asText().equals("base64");
    for (int i = 0; i < (input.isArray() ? input.size() : 1); i++) {
      ObjectNode item = data.addObject().put("object", "embedding").put("index", i);
      if (base64) {
        item.put("embedding", "AACAPwAAAEAAAEBA");
      } else {
        item.putArray("embedding").add(1.0).add(2.0).add(3.0);
      }
    }
    body.put("model", call.servedModel());
    body.putObject("usage")
        .put("prompt_tokens", call.usage().input())
        .put("total_tokens", call.usage().input());
    return Reply.json(200, body.toString(), true);
  }

  static Reply models() {
    return Reply.json(200, "{\"object\":\"list\",\"data\":[]}", false);
  }

  static Reply error(int status) {
    String type =
        status == 429
            ? "rate_limit_exceeded"
            : status == 401 ? "invalid_api_key" : status >= 500 ? "server_error" : "invalid_value";
    ObjectNode body = JSON.createObjectNode();
    body.putObject("error")
        .put("message", "The fake provider was asked for this error.")
        .put("type", status >= 500 ? "server_error" : "invalid_request_error")
        .putNull("param")
        .put("code", type);
    return Reply.json(status, body.toString(), false);
  }

  private static String data(JsonNode json) {
    return "data: " + json + "\n\n";
  }
}
