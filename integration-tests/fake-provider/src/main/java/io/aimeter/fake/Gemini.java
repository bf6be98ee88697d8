package io.aimeter.fake;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Gemini's bodies: content, streamed or not, embeddings, token counts. */
final class Gemini {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Gemini() {}

  static Reply generate(Call call, String id) {
    if (!call.streaming()) {
      String text = String.join("", call.pieces());
      return Reply.json(200, content(call, id, text, "STOP", call.usage().output()), true);
    }
    // Every chunk tells the counts so far.
    List<String> chunks = new ArrayList<>();
    List<String> pieces = call.pieces();
    long visible = call.usage().output() - call.usage().reasoning();
    for (int i = 0; i < pieces.size(); i++) {
      boolean last = i == pieces.size() - 1;
      long output =
          last
              ? call.usage().output()
              : call.usage().reasoning() + visible * (i + 1) / (pieces.size() + 1);
      chunks.add(content(call, id, pieces.get(i), last ? "STOP" : null, output));
    }
    return call.query().contains("alt=sse")
        ? Reply.events(chunks.stream().map(chunk -> "data: " + chunk + "\r\n\r\n").toList(), true)
        : array(chunks);
  }

  private static Reply array(List<String> chunks) {
    List<byte[]> parts = new ArrayList<>();
    for (int i = 0; i < chunks.size(); i++) {
      String end = i == chunks.size() - 1 ? "]" : "\n,\n";
      parts.add(
          ((i == 0 ? "[" : "") + chunks.get(i) + end)
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return new Reply(200, "application/json; charset=UTF-8", parts, true);
  }

  private static String content(Call call, String id, String text, String finish, long output) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode candidate = body.putArray("candidates").addObject();
    ObjectNode content = candidate.putObject("content");
    content.putArray("parts").addObject().put("text", text);
    content.put("role", "model");
    if (finish != null) {
      candidate.put("finishReason", finish);
    }
    candidate.put("index", 0);
    Usage usage = call.usage();
    ObjectNode counts =
        body.putObject("usageMetadata")
            .put("promptTokenCount", usage.input())
            .put("candidatesTokenCount", output - usage.reasoning())
            .put("totalTokenCount", usage.input() + output);
    // A count of nothing is left out, not zero.
    if (usage.cacheRead() > 0) {
      counts.put("cachedContentTokenCount", usage.cacheRead());
    }
    if (usage.reasoning() > 0) {
      counts.put("thoughtsTokenCount", usage.reasoning());
    }
    counts
        .putArray("promptTokensDetails")
        .addObject()
        .put("modality", "TEXT")
        .put("tokenCount", usage.input());
    return body.put("modelVersion", call.servedModel()).put("responseId", id).toString();
  }

  static Reply countTokens(Call call) {
    return Reply.json(200, "{\"totalTokens\":" + call.usage().input() + "}", false);
  }

  static Reply embedding(Call call) {
    ObjectNode body = JSON.createObjectNode();
    values(body.putObject("embedding"));
    return counted(call, body);
  }

  static Reply embeddings(Call call) {
    ObjectNode body = JSON.createObjectNode();
    ArrayNode embeddings = body.putArray("embeddings");
    call.body().path("requests").forEach(request -> values(embeddings.addObject()));
    return counted(call, body);
  }

  private static void values(ObjectNode embedding) {
    embedding.putArray("values").add(1.0).add(2.0).add(3.0);
  }

  private static Reply counted(Call call, ObjectNode body) {
    body.putObject("usageMetadata").put("promptTokenCount", call.usage().input());
    return Reply.json(200, body.toString(), true);
  }

  static Reply error(int status) {
    ObjectNode body = JSON.createObjectNode();
    body.putObject("error")
        .put("code", status)
        .put("message", "The fake provider was asked for this error.")
        .put(
            "status",
            status == 429 ? "RESOURCE_EXHAUSTED" : status >= 500 ? "UNAVAILABLE" : "NOT_FOUND");
    return Reply.json(status, body.toString(), false);
  }
}
