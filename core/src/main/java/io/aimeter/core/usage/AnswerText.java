package io.aimeter.core.usage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The text that a model generated, put together from the answer or the events of a stream: content,
 * refusals, visible reasoning, names and arguments of tool calls, of each of the choices. Reasoning
 * that the provider hides is not in it.
 */
final class AnswerText {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int MAX_DEPTH = 100;

  /** What OpenAI counts around a tool call's name and arguments; measured, documented nowhere. */
  private static final int TOOL_CALL = 7;

  /** Members of a document below which generated text lies. */
  private static final Set<String> ROOTS =
      Set.of(
          "choices",
          "candidates",
          "message",
          "content",
          "content_block",
          "delta",
          "completion",
          "completions",
          "text",
          "response",
          "generated_text",
          "output",
          "results");

  /** Members whose strings no model wrote, or that repeat others. */
  private static final Set<String> NO_TEXT =
      Set.of(
          "type",
          "id",
          "call_id",
          "role",
          "object",
          "status",
          "model",
          "finish_reason",
          "finishReason",
          "stop_reason",
          "stop_sequence",
          "native_finish_reason",
          "reasoning_details",
          "logprobs",
          "annotations",
          "citations",
          "content_filter_results",
          "content_filter_offsets",
          "usage",
          "signature",
          "thoughtSignature",
          "encrypted_content",
          "phase",
          "matched_stop",
          "obfuscation",
          "audio",
          "created_at",
          "safetyRatings",
          "groundingMetadata",
          "citationMetadata");

  private final Map<Integer, StringBuilder> choices = new TreeMap<>();
  private StringBuilder current = new StringBuilder();
  private long tokens;
  private String type;
  private String delta;

  private AnswerText() {}

  /** What a response has, as far as its body, which may be cut, can be read. */
  static Texts of(byte[] body) {
    AnswerText answer = new AnswerText();
    answer.read(body);
    Texts texts = new Texts();
    answer.choices.values().forEach(texts::add);
    texts.tokens(answer.tokens);
    return texts;
  }

  private void read(byte[] body) {
    int start = 0;
    while (start < body.length && body[start] <= ' ') {
      start++;
    }
    if (start < body.length && (body[start] == '{' || body[start] == '[')) {
      documents(body, start, body.length);
      return;
    }
    int from = start;
    while (from < body.length) {
      int end = from;
      while (end < body.length && body[end] != '\n' && body[end] != '\r') {
        end++;
      }
      if (end - from > 5 && body[from] == 'd' && body[from + 4] == ':') {
        documents(body, from + 5, end);
      }
      from = end + 1;
    }
  }

  /** One document, several in a row, or an array of them. */
  private void documents(byte[] body, int from, int to) {
    try (JsonParser parser = FACTORY.createParser(Arrays.copyOfRange(body, from, to))) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          document(parser);
        }
      }
    } catch (IOException e) {
      // Cut, or no JSON: what was read so far is what there is.
    }
  }

  private void document(JsonParser parser) throws IOException {
    type = null;
    delta = null;
    Map<Integer, StringBuilder> found = new TreeMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("type") && value == JsonToken.VALUE_STRING) {
        type = parser.getText();
      } else if (name.equals("delta") && value == JsonToken.VALUE_STRING) {
        delta = parser.getText();
      } else if (!ROOTS.contains(name) || (isTextAlone(name) && value != JsonToken.VALUE_STRING)) {
        parser.skipChildren();
      } else if (name.equals("choices") || name.equals("candidates")) {
        choices(parser, found);
      } else {
        // OpenAI's Responses count one token more than the text has.
        tokens += name.equals("output") && value == JsonToken.START_ARRAY ? 1 : 0;
        piece(found, 0, parser);
      }
    }
    // OpenAI's Responses repeat at the end of each part what the deltas had.
    if (type == null || !type.startsWith("response.")) {
      found.forEach((choice, text) -> of(choices, choice).append(text));
    } else if (delta != null && !type.contains("audio")) {
      of(choices, 0).append(delta);
    }
  }

  /** What other answers have under these names are settings and repetitions. */
  private static boolean isTextAlone(String name) {
    return name.equals("response") || name.equals("text");
  }

  private void choices(JsonParser parser, Map<Integer, StringBuilder> found) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    int index = 0;
    for (JsonToken token = parser.nextToken(); isWithin(token); token = parser.nextToken()) {
      int choice = index++;
      current = new StringBuilder();
      if (token == JsonToken.START_OBJECT) {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          JsonToken value = parser.nextToken();
          if (name.equals("index") && value == JsonToken.VALUE_NUMBER_INT) {
            choice = parser.getIntValue();
          } else if (NO_TEXT.contains(name)) {
            parser.skipChildren();
          } else {
            strings(parser, 0);
          }
        }
      }
      of(found, choice).append(current);
    }
  }

  private void piece(Map<Integer, StringBuilder> found, int choice, JsonParser parser)
      throws IOException {
    current = new StringBuilder();
    strings(parser, 0);
    of(found, choice).append(current);
  }

  private void strings(JsonParser parser, int depth) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      current.append(parser.getText());
    } else if (token == JsonToken.START_ARRAY && depth < MAX_DEPTH) {
      for (token = parser.nextToken(); isWithin(token); token = parser.nextToken()) {
        strings(parser, depth + 1);
      }
    } else if (token == JsonToken.START_OBJECT && depth < MAX_DEPTH) {
      for (token = parser.nextToken(); isWithin(token); token = parser.nextToken()) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (!NO_TEXT.contains(name)) {
          tokens += name.equals("name") && value == JsonToken.VALUE_STRING ? TOOL_CALL : 0;
          strings(parser, depth + 1);
        } else {
          parser.skipChildren();
        }
      }
    } else {
      parser.skipChildren();
    }
  }

  private static boolean isWithin(JsonToken token) {
    return token != null && token != JsonToken.END_ARRAY && token != JsonToken.END_OBJECT;
  }

  private static StringBuilder of(Map<Integer, StringBuilder> texts, int choice) {
    return texts.computeIfAbsent(choice, absent -> new StringBuilder());
  }
}
