package io.aimeter.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Ollama's own bodies: chat, streamed as lines unless asked otherwise, and embeddings. */
final class Ollama {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CREATED = "2025-11-24T16:00:00.000000Z";

  private Ollama() {}

  static Reply chat(Call call) {
    if (!call.streaming()) {
      return Reply.json(200, last(call, String.join("", call.pieces())), true);
    }
    List<String> lines = new ArrayList<>();
    for (String piece : call.pieces()) {
      lines.add(message(call, piece).put("done", false).toString());
    }
    lines.add(last(call, ""));
    return Reply.lines(lines, true);
  }

  private static ObjectNode message(Call call, String text) {
    ObjectNode node =
        JSON.createObjectNode().put("model", call.servedModel()).put("created_at", CREATED);
    node.putObject("message").put("role", "assistant").put("content", text);
    return node;
  }

  private static String last(Call call, String text) {
    return message(call, text)
        .put("done", true)
        .put("done_reason", "stop")
        .put("total_duration", 1_500_000L)
        .put("prompt_eval_count", call.usage().input())
        .put("prompt_eval_duration", 500_000L)
        .put("eval_count", call.usage().output())
        .put("eval_duration", 1_000_000L)
        .toString();
  }

  static Reply embeddings(Call call) {
    ObjectNode body = JSON.createObjectNode().put("model", call.servedModel());
    ArrayNode embeddings = body.putArray("embeddings");
    int inputs = Math.max(1, call.body().path("input").size());
    for (int i = 0; i < inputs; i++) {
      embeddings.addArray().add(1.0).add(2.0).add(3.0);
    }
    body.put("total_duration", 1_500_000L).put("prompt_eval_count", call.usage().input());
    return Reply.json(200, body.toString(), true);
  }

  static Reply error(int status) {
    return Reply.json(status, "{\"error\":\"The fake provider was asked for this error.\"}", false);
  }
}
