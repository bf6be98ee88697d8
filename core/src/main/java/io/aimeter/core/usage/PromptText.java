package io.aimeter.core.usage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Set;

/**
 * The texts of a request that its provider counts as input, with what OpenAI's cookbook ("How to
 * count tokens with tiktoken") counts beside them: three for each message and for the answer's
 * beginning, and the form in which function definitions are put to the model. Images, audio and
 * files are not counted: their tokens depend on sizes that the request does not tell.
 */
final class PromptText {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int MAX_DEPTH = 100;

  private static final Set<String> TURNS = Set.of("messages", "input", "contents", "chat_history");
  private static final Set<String> PLAIN =
      Set.of(
          "prompt",
          "instructions",
          "system",
          "systemInstruction",
          "system_instruction",
          "message",
          "preamble",
          "texts",
          "content",
          "inputs",
          "requests");
  private static final Set<String> TOOLS = Set.of("tools", "functions");

  /** Members of messages whose strings no model reads. */
  private static final Set<String> NO_TEXT =
      Set.of(
          "type",
          "id",
          "call_id",
          "tool_call_id",
          "tool_use_id",
          "toolUseId",
          "cache_control",
          "image_url",
          "input_audio",
          "source",
          "inlineData",
          "inline_data",
          "fileData",
          "file_data",
          "file_id",
          "file",
          "status",
          "model",
          "detail",
          "signature",
          "thoughtSignature",
          "encrypted_content",
          "media_type",
          "mimeType",
          "task_type",
          "taskType");

  private static final int MESSAGE = 3;
  private static final int ANSWER = 3;
  private static final int FUNCTION = 7;
  private static final int FUNCTIONS_END = 12;
  private static final int PROPERTY = 5;

  private final Texts texts = new Texts();
  private boolean chat;

  private PromptText() {}

  /** What a request has, as far as its body, which may be cut, can be read. */
  static Texts of(byte[] body) {
    PromptText prompt = new PromptText();
    try (JsonParser parser = FACTORY.createParser(body)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        prompt.members(parser);
      }
    } catch (IOException e) {
      // Cut, or malformed: what was read so far is what there is.
    }
    if (prompt.chat) {
      prompt.texts.forms(ANSWER);
    }
    return prompt.texts;
  }

  private void members(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      if (TURNS.contains(name)) {
        turns(parser);
      } else if (PLAIN.contains(name)) {
        strings(parser, 0);
      } else if (TOOLS.contains(name)) {
        tools(parser);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void turns(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      strings(parser, 0);
      return;
    }
    for (JsonToken token = parser.nextToken(); isWithin(token); token = parser.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        chat = true;
        texts.forms(MESSAGE);
      }
      strings(parser, 1);
    }
  }

  /** All strings of a value, and token ids. */
  private void strings(JsonParser parser, int depth) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      texts.add(parser.getText());
    } else if (token == JsonToken.VALUE_NUMBER_INT) {
      texts.tokens(1);
    } else if (token == JsonToken.START_ARRAY && depth < MAX_DEPTH) {
      for (token = parser.nextToken(); isWithin(token); token = parser.nextToken()) {
        strings(parser, depth + 1);
      }
    } else if (token == JsonToken.START_OBJECT && depth < MAX_DEPTH) {
      for (token = parser.nextToken(); isWithin(token); token = parser.nextToken()) {
        boolean read = !NO_TEXT.contains(parser.currentName());
        parser.nextToken();
        if (read) {
          strings(parser, depth + 1);
        } else {
          parser.skipChildren();
        }
      }
    } else {
      parser.skipChildren();
    }
  }

  private void tools(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    boolean any = false;
    for (JsonToken token = parser.nextToken(); isWithin(token); token = parser.nextToken()) {
      any = true;
      texts.tokens(FUNCTION);
      schema(parser, 0, false);
    }
    if (any) {
      texts.tokens(FUNCTIONS_END);
    }
  }

  /** A function's definition: its names, types, descriptions and choices. */
  private void schema(JsonParser parser, int depth, boolean properties) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT || depth >= MAX_DEPTH) {
      parser.skipChildren();
      return;
    }
    for (JsonToken token = parser.nextToken(); isWithin(token); token = parser.nextToken()) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (properties) {
        texts.add(name);
        texts.tokens(PROPERTY);
        schema(parser, depth + 1, false);
      } else if (value == JsonToken.VALUE_STRING) {
        if (name.equals("description") || name.equals("name") || (depth > 2 && isType(name))) {
          texts.add(parser.getText());
        }
      } else if (name.equals("enum")) {
        strings(parser, depth + 1);
      } else {
        schema(parser, depth + 1, name.equals("properties"));
      }
    }
  }

  private static boolean isType(String name) {
    return name.equals("type");
  }

  private static boolean isWithin(JsonToken token) {
    return token != null && token != JsonToken.END_ARRAY && token != JsonToken.END_OBJECT;
  }
}
