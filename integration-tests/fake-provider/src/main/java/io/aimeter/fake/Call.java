package io.aimeter.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpURI;

/** A request as the provider understands it. */
record Call(
    String path,
    String query,
    JsonNode body,
    String requestedModel,
    Model model,
    boolean streaming,
    boolean wantsStreamUsage,
    boolean tellsUsageUnasked,
    Directives directives,
    Usage usage) {

  private static final int WORDS_OF_THE_FRAME = 7;

  /** Paths of Gemini, Bedrock and of Azure's deployments name the model; bodies do not. */
  private static final Pattern MODEL_IN_PATH =
      Pattern.compile("/(?:models|deployments)/([^/:]+)[/:]|/model/([^/]+)/");

  private static final Pattern INPUT_ONLY =
      Pattern.compile(
          "/embeddings$|/embed$|:embedContent$|:batchEmbedContents$|/rerank$|embed[^/]*/invoke$");

  /** Members whose text a prompt is made of, in any provider's requests. */
  private static final List<String> PROMPT =
      List.of(
          "messages",
          "input",
          "system",
          "content",
          "text",
          "inputText",
          "prompt",
          "contents",
          "parts",
          "requests",
          "systemInstruction",
          "texts",
          "query",
          "documents");

  /** Reads a request body; counts a token a word. */
  static Call of(HttpURI uri, JsonNode body) {
    String path = uri.getPath();
    StringBuilder text = new StringBuilder();
    collectText(body, text);
    Directives directives = new Directives(text.toString());
    String name = body.path("model").asText(modelOf(path));
    return new Call(
        path,
        String.valueOf(uri.getQuery()),
        body,
        name,
        Model.named(name),
        isStreaming(path, body),
        body.path("stream_options").path("include_usage").asBoolean(false),
        "api.mistral.ai".equals(uri.getHost()),
        directives,
        usage(text.toString(), directives, INPUT_ONLY.matcher(path).find()));
  }

  private static Usage usage(String text, Directives directives, boolean inputOnly) {
    int words = text.isBlank() ? 0 : text.trim().split("\\s+", -1).length;
    long cached = directives.number("cached", 0);
    long uncached = (long) words + WORDS_OF_THE_FRAME;
    return new Usage(
        uncached,
        cached,
        directives.number("write5m", 0),
        directives.number("write1h", 0),
        inputOnly ? 0 : directives.number("out", words / 2 + 5),
        inputOnly ? 0 : directives.number("reasoning", 0));
  }

  private static String modelOf(String path) {
    Matcher matcher = MODEL_IN_PATH.matcher(path);
    if (!matcher.find()) {
      return "";
    }
    return matcher.group(1) != null
        ? matcher.group(1)
        : URLDecoder.decode(matcher.group(2), StandardCharsets.UTF_8);
  }

  /** Ollama streams unless it is asked not to; Gemini and Bedrock have paths for it. */
  private static boolean isStreaming(String path, JsonNode body) {
    return path.contains(":stream")
        || path.endsWith("-stream")
        || path.endsWith("/StreamGenerateContent")
        || body.path("stream")
            .asBoolean(path.endsWith("/api/chat") || path.endsWith("/api/generate"));
  }

  private static void collectText(JsonNode node, StringBuilder into) {
    for (String member : PROMPT) {
      JsonNode value = node.path(member);
      if (value.isTextual()) {
        into.append(' ').append(value.asText());
      } else {
        List<JsonNode> children = new ArrayList<>();
        value.forEach(children::add);
        for (JsonNode child : children) {
          if (child.isTextual()) {
            into.append(' ').append(child.asText());
          } else {
            collectText(child, into);
          }
        }
      }
    }
  }

  /** The name the response gives: the dated one of the model that serves. */
  String servedModel() {
    return model == null ? requestedModel : model.served();
  }

  /** The answer's text, in the pieces a stream sends. */
  List<String> pieces() {
    int chunks = Math.max(1, directives.number("chunks", 4));
    int bytes = directives.number("bytes", 0);
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < chunks; i++) {
      pieces.add(bytes > 0 ? "x".repeat(Math.max(1, bytes / chunks)) : "wörd" + i + " ");
    }
    return pieces;
  }
}
