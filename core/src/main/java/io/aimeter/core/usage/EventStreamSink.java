package io.aimeter.core.usage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What the messages of an AWS event stream tell: events are JSON documents, but for the chunks of
 * InvokeModelWithResponseStream, which have the model's own event within, as Base64; exceptions
 * name themselves in their head. By the Amazon Bedrock API reference.
 */
final class EventStreamSink {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** The last events of a stream: of Converse, and of a model's own that says it is done. */
  private static final String METADATA = "metadata";

  private final DocumentSink documents;
  private final GuardedWalker walker;
  private final JsonTrimmer trimmer;
  private boolean done;
  private int malformed;

  EventStreamSink(JsonWalker walker, DocumentSink documents) {
    this.documents = documents;
    this.walker = new GuardedWalker(walker);
    this.trimmer = new JsonTrimmer(this.walker);
  }

  /** One message. */
  void message(Head head, byte[] bytes, int offset, int length) {
    if (head.exception != null) {
      documents.value(Slot.ERROR_CODE, head.exception);
      return;
    }
    done |= METADATA.equals(head.event);
    byte[] inner = "chunk".equals(head.event) ? chunk(bytes, offset, length) : null;
    if (inner == null) {
      document(bytes, offset, length);
    } else if (inner.length > 0 && inner[0] == '{') {
      document(inner, 0, inner.length); // an agent's chunks are the text itself
    }
  }

  private void document(byte[] bytes, int offset, int length) {
    trimmer.feed(bytes, offset, length);
    walker.endDocument();
    trimmer.reset();
  }

  /** What a chunk has within; null where it is no such chunk. */
  private byte[] chunk(byte[] bytes, int offset, int length) {
    try (JsonParser parser = FACTORY.createParser(bytes, offset, length)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = "bytes".equals(parser.currentName());
        if (parser.nextToken() == JsonToken.VALUE_STRING && found) {
          return parser.getBinaryValue();
        }
        parser.skipChildren();
      }
      return null;
    } catch (IOException | RuntimeException e) {
      malformed++;
      return null;
    }
  }

  /** Whether an event was seen that only a whole stream has. */
  boolean isDone() {
    return done;
  }

  int malformed() {
    return malformed + walker.malformed();
  }

  /** A message's head, as far as it says anything. */
  static final class Head {
    private String event;
    private String exception;

    void set(String name, String value) {
      if (name.equals(":event-type")) {
        event = value;
      } else if (name.equals(":exception-type") || name.equals(":error-code")) {
        exception = value;
      }
    }
  }
}
