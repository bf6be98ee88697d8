package io.aimeter.agent.pipeline;

import io.aimeter.core.exchange.Headers;
import io.aimeter.core.usage.RealtimeReader;
import io.aimeter.core.usage.Sightings;
import io.aimeter.core.usage.TurnSink;
import java.nio.ByteBuffer;

/**
 * Takes a conversation apart again into its messages and feeds them to the {@link RealtimeReader}.
 * Of the agent thread alone.
 */
final class Turns {
  private static final byte[] NOTHING = {};

  private final RealtimeReader reader;
  private final boolean[] within = new boolean[2];

  Turns(Exchange exchange, Sightings seen, TurnSink sink) {
    Headers headers = exchange.responseHeaders();
    reader =
        new RealtimeReader(
            exchange.endpoint,
            exchange.pathAndQuery,
            exchange.requestHeaders,
            headers == null ? Headers.NONE : headers,
            seen,
            sink);
  }

  /** Pieces as {@link Conversation} has written them. */
  void read(ByteBuffer in) {
    while (in.hasRemaining()) {
      int flags = in.get();
      long at = in.getLong();
      int count = in.getInt();
      int direction = flags & Conversation.DIRECTION;
      boolean last = (flags & Conversation.LAST) != 0;
      if ((flags & Conversation.FIRST) != 0 && within[direction]) {
        feed(direction, NOTHING, 0, 0, true, at); // the rest of the message before was lost
      }
      within[direction] = !last;
      feed(direction, in.array(), in.arrayOffset() + in.position(), count, last, at);
      in.position(in.position() + count);
    }
  }

  private void feed(int direction, byte[] bytes, int offset, int count, boolean last, long at) {
    if (direction == Exchange.REQUEST) {
      reader.sent(bytes, offset, count, last, at);
    } else {
      reader.received(bytes, offset, count, last, at);
    }
  }

  /** The conversation is over. */
  void end(Exchange exchange) {
    reader.end(exchange.end(), exchange.exceptionClass(), exchange.endedAt());
    if (exchange.isShed()) {
      reader.lost(exchange.endedAt());
    }
  }

  /** How many errors of its own the reader swallowed. */
  int swallowed() {
    return reader.swallowed();
  }
}
