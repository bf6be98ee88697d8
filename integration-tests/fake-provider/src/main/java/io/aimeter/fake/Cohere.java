package io.aimeter.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Cohere's second API: chat, embeddings, rerank. It bills units, not the tokens it also tells. */
final class Cohere {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of a hidden preamble, which nobody is charged for. */
  private static final int PREAMBLE = 200;

  private Cohere() {}

  static Reply chat(Call call, String id) {
    if (!call.streaming()) {
      ObjectNode body = JSON.createObjectNode().put("id", id).put("finish_reason", "COMPLETE");
      ObjectNode message = body.putObject("message").put("role", "assistant");
      message
          .putArray("content")
          .addObject()
          .put("type", "text")
          .put("text", String.join("", call.pieces()));
      body.set("usage", usage(call.usage()));
      return Reply.json(200, body.toString(), true);
    }
    List<String> events = new ArrayList<>();
    ObjectNode start = JSON.createObjectNode().put("id", id).put("type", "message-start");
    ObjectNode started = start.putObject("delta").putObject("message");
    started.put("role", "assistant").putArray("content");
    events.add(event(start));
    ObjectNode block = JSON.createObjectNode().put("type", "content-start").put("index", 0);
    content(block).put("type", "text").put("text", "");
    events.add(event(block));
    for (String piece : call.pieces()) {
      ObjectNode delta = JSON.createObjectNode().put("type", "content-delta").put("index", 0);
      content(delta).put("text", piece);
      events.add(event(delta));
    }
    events.add(event(JSON.createObjectNode().put("type", "content-end").put("index", 0)));
    ObjectNode end = JSON.createObjectNode().put("type", "message-end");
    end.putObject("delta").put("finish_reason", "COMPLETE").set("usage", usage(call.usage()));
    events.add(event(end));
    return Reply.events(events, true);
  }

  private static ObjectNode content(ObjectNode event) {
    return event.putObject("delta").putObject("message").putObject("content");
  }

  private static ObjectNode usage(Usage usage) {
    ObjectNode node = JSON.createObjectNode();
    node.putObject("billed_units")
        .put("input_tokens", usage.input())
        .put("output_tokens", usage.output());
    node.putObject("tokens")
        .put("input_tokens", usage.input() + PREAMBLE)
        .put("output_tokens", usage.output());
    return node;
  }

  static Reply embeddings(Call call, String id) {
    ObjectNode body = JSON.createObjectNode().put("id", id);
    JsonNode texts = call.body().path("texts");
    var vectors = body.putObject("embeddings").putArray("float");
    texts.forEach(text -> vectors.addArray().add(1.0).add(2.0).add(3.0));
    body.set("texts", texts);
    body.set("meta", meta("input_tokens", call.usage().input()));
    body.put("response_type", "embeddings_by_type");
    return Reply.json(200, body.toString(), true);
  }

  static Reply rerank(Call call, String id) {
    ObjectNode body = JSON.createObjectNode().put("id", id);
    var results = body.putArray("results");
    for (int i = 0; i < call.body().path("documents").size(); i++) {
      results.addObject().put("index", i).put("relevance_score", 1.0 / (i + 2));
    }
    body.set("meta", meta("search_units", 1));
    return Reply.json(200, body.toString(), false); // units of searches, no tokens
  }

  private static ObjectNode meta(String unit, long count) {
    ObjectNode meta = JSON.createObjectNode();
    meta.putObject("api_version").put("version", "2");
    meta.putObject("billed_units").put(unit, count);
    return meta;
  }

  static Reply error(int status) {
    return Reply.json(
        status, "{\"message\":\"The fake provider was asked for this error.\"}", false);
  }

  private static String event(ObjectNode json) {
    return "event: " + json.path("type").asText() + "\ndata: " + json + "\n\n";
  }
}
