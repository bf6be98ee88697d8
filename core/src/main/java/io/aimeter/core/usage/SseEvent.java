package io.aimeter.core.usage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The data of one server-sent event, or one frame of a WebSocket: gathered, trimmed, and parsed if
 * a marker in it promises something. Beyond {@link #MAX_BUFFERED} it is parsed as it comes, so
 * memory stays bounded.
 */
final class SseEvent {
  static final int MAX_BUFFERED = 64 * 1024;
  private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NEWLINE = {'\n'};

  private final GuardedWalker walker;
  private final SseMarkers markers;
  private final JsonTrimmer trimmer = new JsonTrimmer(this::gather);
  private byte[] buffer = new byte[1024];
  private int length;
  private boolean direct;
  private boolean first = true;
  private boolean done;

  SseEvent(GuardedWalker walker, SseMarkers markers) {
    this.walker = walker;
    this.markers = markers;
  }

  void data(byte[] bytes, int offset, int count) {
    trimmer.feed(bytes, offset, count);
  }

  void endDataLine() {
    trimmer.feed(NEWLINE, 0, 1);
  }

  private void gather(byte[] bytes, int offset, int count) {
    if (!direct && length + count > MAX_BUFFERED) {
      direct = true;
      first = false;
      walker.accept(buffer, 0, length);
    }
    if (direct) {
      walker.accept(bytes, offset, count);
      return;
    }
    if (length + count > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(length + count, buffer.length * 2));
    }
    System.arraycopy(bytes, offset, buffer, length, count);
    length += count;
  }

  /** Whether one of the markers is in what was gathered since the last event. */
  boolean holds(SseMarkers wanted) {
    return wanted.in(buffer, length);
  }

  /** A blank line, or the end of the stream: the event is whole. */
  void dispatch() {
    if (direct) {
      walker.endDocument();
    } else if (length >= DONE.length && Arrays.equals(buffer, 0, DONE.length, DONE, 0, 6)) {
      done = true;
    } else if (length > 0 && buffer[0] == '{') {
      // The first event names the model and the id even where it has nothing else.
      if (first || markers.in(buffer, length)) {
        first = false;
        walker.accept(buffer, 0, length);
        walker.endDocument();
      }
    }
    trimmer.reset();
    length = 0;
    direct = false;
  }

  /** Whether an event with an object for its data was seen. */
  boolean hasBeenSeen() {
    return !first;
  }

  boolean isDone() {
    return done;
  }

  int malformed() {
    return walker.malformed();
  }
}
