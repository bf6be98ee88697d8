package io.aimeter.agent.pipeline;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The messages of a WebSocket on their way to the agent thread: both directions in one buffer, in
 * their order, each piece with its moment. A full buffer goes to the agent thread at once, the rest
 * when that thread asks for it: a conversation goes on for an hour, and a turn of it is to be
 * recorded when it is over.
 *
 * <p>A message of which a piece finds no room is lost as a whole; those after it are not.
 *
 * <p>Everything happens under the lock of the exchange that became the conversation.
 */
final class Conversation implements Event {
  /** In a piece's first byte: its direction, and whether a message begins or ends with it. */
  static final int DIRECTION = 1;

  static final int FIRST = 2;
  static final int LAST = 4;

  /** Besides that byte, the moment and the length. */
  static final int HEADER = 1 + Long.BYTES + Integer.BYTES;

  private static final int SMALLEST = 2 << 10;

  /**
   * Text is encoded in slices, so that a message of any length takes no room besides the buffer.
   */
  private static final int SLICE = 16 << 10;

  private final Exchange exchange;
  private final Handoff handoff;
  private final boolean[] within = new boolean[2];
  private final boolean[] losing = new boolean[2];
  private ByteBuffer buffer;
  private boolean lost;

  Conversation(Exchange exchange) {
    this.exchange = exchange;
    this.handoff = exchange.handoff();
  }

  /** The agent thread learns of the conversation, to ask it for its messages from now on. */
  @Override
  public void run(Events events) {
    events.conversing(exchange);
  }

  /** A piece of a message of text. */
  void add(int direction, CharSequence text, boolean last) {
    int length = text.length();
    int from = 0;
    do {
      if (within[direction] && losing[direction]) {
        within[direction] = !last;
        return; // the rest of what is lost is not worth encoding
      }
      int to = Math.min(length, from + SLICE);
      if (to < length && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      byte[] slice = text.subSequence(from, to).toString().getBytes(StandardCharsets.UTF_8);
      add(direction, ByteBuffer.wrap(slice), last && to == length);
      from = to;
    } while (from < length);
  }

  /** A piece of a message; the buffer's position stays. */
  void add(int direction, ByteBuffer bytes, boolean last) {
    boolean first = !within[direction];
    within[direction] = !last;
    if (first) {
      losing[direction] = false;
    }
    if (!losing[direction] && !write(direction | (first ? FIRST : 0), bytes.duplicate(), last)) {
      losing[direction] = true;
      lost = true;
      handoff.shed();
    }
  }

  private boolean write(int flags, ByteBuffer bytes, boolean last) {
    long now = System.nanoTime();
    int left = bytes.remaining();
    int head = flags;
    do {
      int room = room(HEADER + left) - HEADER;
      if (room < 0) {
        return false;
      }
      int count = Math.min(left, room);
      left -= count;
      buffer.put((byte) (left == 0 && last ? head | LAST : head)).putLong(now).putInt(count);
      bytes.limit(bytes.position() + count);
      buffer.put(bytes);
      bytes.limit(bytes.position() + left);
      head &= ~FIRST;
    } while (left > 0);
    return true;
  }

  /** The free bytes after growing or replacing the buffer; more than a header, or 0. */
  private int room(int wanted) {
    if (buffer != null) {
      int free = buffer.remaining();
      boolean full = buffer.capacity() == Exchange.SEGMENT;
      if (free >= wanted || (free > HEADER && full)) {
        return free;
      }
      if (full && !handOver()) {
        return 0;
      }
    }
    int used = buffer == null ? 0 : buffer.position();
    int size = buffer == null ? SMALLEST : buffer.capacity() * 2;
    while (size < Exchange.SEGMENT && size - used < wanted) {
      size *= 2;
    }
    if (!handoff.inFlight().take(size)) {
      return 0;
    }
    ByteBuffer grown = ByteBuffer.allocate(size);
    if (buffer != null) {
      handoff.inFlight().give(buffer.capacity());
      grown.put(buffer.flip());
    }
    buffer = grown;
    return grown.remaining();
  }

  /** Hands the buffer to the agent thread; false, and it stays, where there is no room. */
  boolean handOver() {
    if (buffer != null) {
      if (!handoff.offer(new Messages(exchange, buffer))) {
        return false;
      }
      buffer = null;
    }
    return true;
  }

  /** What is left in the buffer at the end. Of the agent thread. */
  void rest(Events events) {
    if (buffer != null) {
      events.messages(exchange, buffer.flip());
    }
  }

  void release() {
    if (buffer != null) {
      handoff.inFlight().give(buffer.capacity());
      buffer = null;
    }
  }

  /** Whether messages were lost. */
  boolean isLossy() {
    return lost;
  }
}
