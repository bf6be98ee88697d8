package io.aimeter.agent.pipeline;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The messages of a conversation, put together again. */
final class Said {
  private final List<String> messages = new ArrayList<>();
  private final ByteArrayOutputStream[] open = new ByteArrayOutputStream[2];

  /** How many pieces there were. */
  int pieces;

  List<String> messages() {
    return messages;
  }

  void read(ByteBuffer in) {
    long before = Long.MIN_VALUE;
    while (in.hasRemaining()) {
      int flags = in.get();
      long at = in.getLong();
      if (at < before) {
        throw new AssertionError("time goes back");
      }
      before = at;
      byte[] piece = new byte[in.getInt()];
      in.get(piece);
      pieces++;
      add(flags & Conversation.DIRECTION, flags, piece);
    }
  }

  private void add(int direction, int flags, byte[] piece) {
    String mark = direction == Exchange.REQUEST ? ">" : "<";
    if ((flags & Conversation.FIRST) != 0) {
      if (open[direction] != null) {
        messages.add(mark + mark + " " + open[direction].toString(StandardCharsets.UTF_8));
      }
      open[direction] = new ByteArrayOutputStream();
    }
    open[direction].writeBytes(piece);
    if ((flags & Conversation.LAST) != 0) {
      messages.add(mark + " " + open[direction].toString(StandardCharsets.UTF_8));
      open[direction] = null;
    }
  }
}
