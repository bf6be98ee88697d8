package io.aimeter.core.attribution.rules;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads JSON. */
final class JsonNodes {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final Document document;

  JsonNodes(Document document) {
    this.document = document;
  }

  Node read(String text) {
    try (JsonParser json = FACTORY.createParser(text)) {
      json.nextToken();
      Node root = value(json, 0);
      if (json.nextToken() != null) {
        throw document.problem(here(json, Node.Kind.EMPTY), "expected the end of the file");
      }
      return root;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw document.problem(
          at == null ? 1 : at.getLineNr(),
          at == null ? 1 : at.getColumnNr(),
          "is not JSON: " + withoutWords(e.getOriginalMessage()),
          null);
    } catch (IOException e) {
      throw document.problem("cannot be read: " + e.getMessage(), e);
    }
  }

  private Node value(JsonParser json, int depth) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Node object = here(json, Node.Kind.OBJECT);
      limit(object, depth);
      while (json.nextToken() != JsonToken.END_OBJECT) {
        Node field = here(json, Node.Kind.TEXT);
        json.nextToken();
        document.add(object, field, value(json, depth + 1));
      }
      return object;
    }
    if (token == JsonToken.START_ARRAY) {
      Node list = here(json, Node.Kind.LIST);
      limit(list, depth);
      while (json.nextToken() != JsonToken.END_ARRAY) {
        list.items.add(value(json, depth + 1));
      }
      return list;
    }
    return here(json, token == JsonToken.VALUE_NULL ? Node.Kind.NULL : Node.Kind.TEXT);
  }

  private void limit(Node at, int depth) {
    if (depth >= Document.MAX_DEPTH) {
      throw document.problem(at, "this is nested too deeply for a rule");
    }
  }

  private static Node here(JsonParser json, Node.Kind kind) throws IOException {
    JsonLocation at = json.currentTokenLocation();
    String text = kind == Node.Kind.TEXT ? json.getText() : null;
    return new Node(kind, text, at.getLineNr(), at.getColumnNr());
  }

  /** Jackson quotes words it does not know, and such a word could be a key without its quotes. */
  private static String withoutWords(String message) {
    return message.startsWith("Unrecognized token")
        ? "a text that is not in quotes"
        : message.lines().findFirst().orElse("");
  }
}
