package io.aimeter.core.usage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks JSON documents as their bytes arrive and hands what lies at meaningful paths to a sink.
 * Takes any number of documents one after the other. A malformed one throws; {@link #reset} then
 * makes ready for the next.
 */
final class JsonWalker {
  // Names are not canonicalised: the table would grow with what bodies contain, and outlive them.
  // The trimmer in front bounds lengths and depths, so the limits here never decide.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(JsonTrimmer.MAX_DEPTH + 8)
                  .maxDocumentLength(-1)
                  .build())
          .build();

  private static final byte[] NEWLINE = {'\n'};

  private final PathNode root;
  private final DocumentSink sink;
  private final List<PathNode> containers = new ArrayList<>();
  private JsonParser parser;
  private PathNode pending;
  private CountsCollector collector;

  JsonWalker(PathNode root, DocumentSink sink) {
    this.root = root;
    this.sink = sink;
    reset();
  }

  /** Forgets a document that is not finished. */
  void reset() {
    try {
      parser = FACTORY.createNonBlockingByteArrayParser();
    } catch (IOException e) {
      throw new IllegalStateException("a parser over no input cannot fail", e);
    }
    containers.clear();
    pending = null;
    collector = null;
  }

  /** Whether a document has begun and is not closed. */
  boolean isInDocument() {
    return !containers.isEmpty();
  }

  void feed(byte[] bytes, int offset, int length) throws IOException {
    if (length > 0) {
      ((ByteArrayFeeder) parser.getNonBlockingInputFeeder())
          .feedInput(bytes, offset, offset + length);
      for (JsonToken token = parser.nextToken();
          token != JsonToken.NOT_AVAILABLE;
          token = parser.nextToken()) {
        take(token);
      }
    }
  }

  /** Ends a document that should be complete; resets and gives false where it is not. */
  boolean endDocument() throws IOException {
    feed(NEWLINE, 0, 1);
    boolean complete = !isInDocument();
    if (!complete) {
      reset();
    }
    return complete;
  }

  private void take(JsonToken token) throws IOException {
    switch (token) {
      case FIELD_NAME:
        name(parser.currentName());
        break;
      case START_OBJECT:
      case START_ARRAY:
        open(token == JsonToken.START_ARRAY);
        break;
      case END_OBJECT:
      case END_ARRAY:
        close();
        break;
      case VALUE_NULL:
        if (collector != null) {
          collector.skip();
        }
        break;
      default:
        scalar(parser.getText());
        break;
    }
  }

  private void name(String name) {
    if (collector != null) {
      collector.name(name);
    } else {
      PathNode container = top();
      pending = container == null ? null : container.member(name);
    }
  }

  private void open(boolean array) {
    if (collector != null) {
      collector.open(array);
      return;
    }
    PathNode node = valueNode();
    if (node != null && node.slot() != null) {
      if (node.slot().isCollected() && !array) {
        collector = new CountsCollector(node.slot());
        return;
      }
      sink.value(node.slot(), null);
    }
    containers.add(node);
    pending = array && node != null ? node.element() : null;
  }

  private void close() {
    if (collector != null) {
      if (collector.close()) {
        CountsCollector done = collector;
        collector = null;
        sink.counts(done.slot(), done.counts());
      }
      return;
    }
    containers.remove(containers.size() - 1);
    restorePending();
    if (containers.isEmpty()) {
      sink.documentEnd();
    }
  }

  /** After a container closes within an array, the next value is again an element of it. */
  private void restorePending() {
    PathNode node = top();
    pending = node == null || !parser.getParsingContext().inArray() ? null : node.element();
  }

  private void scalar(String text) {
    if (collector != null) {
      collector.scalar(text);
    } else {
      PathNode node = containers.isEmpty() ? null : pending;
      if (node != null && node.slot() == Slot.COUNT) {
        sink.count(node.path(), text);
      } else if (node != null && node.slot() != null) {
        sink.value(node.slot(), text);
      }
    }
  }

  private PathNode valueNode() {
    return containers.isEmpty() ? root : pending;
  }

  private PathNode top() {
    return containers.isEmpty() ? null : containers.get(containers.size() - 1);
  }
}
