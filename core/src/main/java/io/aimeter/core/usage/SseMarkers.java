package io.aimeter.core.usage;

import java.nio.charset.StandardCharsets;

/**
 * Tells by a search for bytes whether an event, or a frame, can be passed over without parsing it:
 * most events of a stream carry a piece of the answer and nothing else. A marker within a string of
 * the answer cannot be taken for one, since its quotes are escaped there.
 */
final class SseMarkers {
  /** Of a stream of server-sent events. */
  static final SseMarkers EVENTS =
      new SseMarkers(
          "usage",
          "usageMetadata",
          "finishReason",
          "interaction",
          "finish_reason",
          "stop_reason",
          "response",
          "error",
          "last_error",
          "generated_token_count",
          "tokens_evaluated",
          "details");

  /** Of what a provider sends over a WebSocket. */
  static final SseMarkers FRAMES = new SseMarkers("usage", "usageMetadata", "response", "session");

  /** Of what an application sends over one. */
  static final SseMarkers FRAMES_SENT = new SseMarkers("model", "session", "setup", "response");

  /** Of what Gemini sends while it answers; without {@link #FRAMES}, nothing is read from it. */
  static final SseMarkers FRAMES_OF_ANSWERS =
      new SseMarkers("modelTurn", "toolCall", "outputTranscription");

  private final byte[][] markers;

  private SseMarkers(String... names) {
    markers = new byte[names.length][];
    for (int i = 0; i < names.length; i++) {
      markers[i] = marker(names[i]);
    }
  }

  private static byte[] marker(String name) {
    return ('"' + name + '"').getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether one of the markers is there as the name of a member that is not null. */
  boolean in(byte[] json, int length) {
    for (int i = 0; i < length; i++) {
      if (json[i] == '"') {
        for (byte[] marker : markers) {
          if (startsWith(json, i, length, marker) && isNotNull(json, i + marker.length, length)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] json, int at, int length, byte[] marker) {
    if (at + marker.length > length || json[at + 1] != marker[1]) {
      return false;
    }
    for (int i = 2; i < marker.length; i++) {
      if (json[at + i] != marker[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNotNull(byte[] json, int from, int length) {
    int i = from;
    while (i < length && (json[i] == ':' || json[i] <= ' ')) {
      i++;
    }
    return i < length && i > from && json[i] != 'n';
  }
}
