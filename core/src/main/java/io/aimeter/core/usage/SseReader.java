package io.aimeter.core.usage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Splits a stream of server-sent events (WHATWG HTML, "event stream interpretation") and has the
 * data of those parsed that may tell something. Takes LF, CRLF and CR, comments, a missing space
 * after the colon, data on several lines, and a last event that no blank line ends.
 */
final class SseReader implements BodyReader {
  private static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);

  private enum At {
    FIELD_NAME,
    VALUE_START,
    DATA_VALUE,
    SKIPPED_LINE
  }

  private final SseEvent event;
  private At at = At.FIELD_NAME;
  private final byte[] name = new byte[DATA.length];
  private int nameLength;
  private boolean afterCarriageReturn;

  SseReader(JsonWalker walker) {
    this.event = new SseEvent(new GuardedWalker(walker), SseMarkers.EVENTS);
  }

  /** Whether a stream of events may begin with this byte: a comment or the name of a field. */
  static boolean mayBeginWith(int first) {
    return ":deri".indexOf(first) >= 0;
  }

  /** Whether an event with an object for its data was seen. */
  boolean hasEvents() {
    return event.hasBeenSeen();
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    int end = offset + length;
    for (int i = offset; i < end; i++) {
      byte b = bytes[i];
      if (b == '\n' && afterCarriageReturn) {
        afterCarriageReturn = false;
      } else if (b == '\n' || b == '\r') {
        afterCarriageReturn = b == '\r';
        endLine();
      } else {
        afterCarriageReturn = false;
        if (at == At.FIELD_NAME) {
          nameByte(b);
        } else if (at == At.VALUE_START || at == At.DATA_VALUE) {
          i = value(bytes, i, end) - 1;
        }
      }
    }
  }

  private void nameByte(byte b) {
    if (b == ':') {
      at = isData() ? At.VALUE_START : At.SKIPPED_LINE;
    } else if (nameLength == name.length) {
      at = At.SKIPPED_LINE;
    } else {
      name[nameLength++] = b;
    }
  }

  private boolean isData() {
    return nameLength == DATA.length && Arrays.equals(name, DATA);
  }

  /** Hands over the value up to the line's end; returns where it stopped. */
  private int value(byte[] bytes, int from, int end) {
    int start = at == At.VALUE_START && bytes[from] == ' ' ? from + 1 : from;
    at = At.DATA_VALUE;
    int i = start;
    while (i < end && bytes[i] != '\n' && bytes[i] != '\r') {
      i++;
    }
    event.data(bytes, start, i - start);
    return i;
  }

  private void endLine() {
    if (at == At.FIELD_NAME && nameLength == 0) {
      event.dispatch();
    } else if (at == At.DATA_VALUE || at == At.VALUE_START) {
      event.endDataLine();
    }
    at = At.FIELD_NAME;
    nameLength = 0;
  }

  @Override
  public void end() {
    event.dispatch();
  }

  /** Whether the stream said that it is done. */
  @Override
  public boolean isComplete() {
    return event.isDone();
  }

  @Override
  public int malformed() {
    return event.malformed();
  }
}
