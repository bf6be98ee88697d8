package io.aimeter.agent.pipeline;

import io.aimeter.agent.context.CallContext;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.exchange.Headers;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.core.provider.Endpoint;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One exchange while it goes on: its facts, and for each direction the buffer that is being filled.
 * A full buffer goes to the agent thread at once, the rest when the exchange ends, so that a small
 * exchange costs the caller one hand-over.
 *
 * <p>The lock is this object's own. It is held for a copy of at most one segment, and contended
 * only where an application uses one exchange from two threads at once.
 */
final class Exchange implements Event {
  static final int REQUEST = 0;
  static final int RESPONSE = 1;

  /** The size at which a buffer is handed over. */
  static final int SEGMENT = 32 << 10;

  private static final int FIRST = 2 << 10;
  private static final int SWITCHED = 101;

  final String client;
  final Endpoint endpoint;
  final String method;
  final String host;
  final int port;
  final String pathAndQuery;
  final Headers requestHeaders;
  final CallContext context;
  final long startedAtMillis = System.currentTimeMillis();

  private final Handoff handoff;
  private final long startedAt = System.nanoTime();
  private final byte[][] buffers = new byte[2][];
  private final int[] filled = new int[2];
  private long firstByteAt;
  private long endedAt;
  private int status;
  private Headers responseHeaders;
  private boolean contentDecoded;
  private boolean shed;
  private boolean discarded;
  private ExchangeEnd end;
  private String exceptionClass;

  /** What the exchange has become by its answer; null for all that is not a WebSocket. */
  private Conversation conversation;

  /** Of the agent thread alone. */
  Handle handle;

  /** Of the agent thread alone. */
  BodyReader reader;

  /** Of the agent thread alone. */
  Turns turns;

  Exchange(
      Handoff handoff,
      String client,
      Endpoint endpoint,
      String method,
      String host,
      int port,
      String pathAndQuery,
      Headers requestHeaders,
      CallContext context) {
    this.handoff = handoff;
    this.client = client;
    this.endpoint = endpoint;
    this.method = method;
    this.host = host;
    this.port = port;
    this.pathAndQuery = pathAndQuery;
    this.requestHeaders = requestHeaders;
    this.context = context;
  }

  Handoff handoff() {
    return handoff;
  }

  private boolean wants(int direction) {
    return direction == REQUEST
        ? endpoint.readsRequestBody()
        : endpoint.readsResponseBody() || status >= 400;
  }

  void bytes(int direction, byte[] bytes, int offset, int length) {
    if (length > 0) {
      bytes(direction, ByteBuffer.wrap(bytes, offset, length));
    }
  }

  synchronized void bytes(int direction, ByteBuffer bytes) {
    int left = bytes.remaining();
    if (left == 0 || end != null) {
      return;
    }
    if (direction == RESPONSE && firstByteAt == 0) {
      firstByteAt = System.nanoTime();
    }
    if (shed || !wants(direction)) {
      return;
    }
    ByteBuffer source = bytes.duplicate();
    while (left > 0) {
      int room = makeRoom(direction, left);
      if (room == 0) {
        shed();
        return;
      }
      int count = Math.min(room, left);
      source.get(buffers[direction], filled[direction], count);
      filled[direction] += count;
      left -= count;
    }
  }

  /**
   * The free bytes of the direction's buffer after growing or replacing it; 0 if there are none.
   */
  private int makeRoom(int direction, int wanted) {
    byte[] buffer = buffers[direction];
    int used = filled[direction];
    if (buffer != null) {
      int free = buffer.length - used;
      if (free >= wanted || (free > 0 && buffer.length == SEGMENT)) {
        return free;
      }
      if (buffer.length == SEGMENT) {
        if (!handOver(direction)) {
          return 0;
        }
        buffer = null;
        used = 0;
      }
    }
    int size = buffer == null ? FIRST : buffer.length * 2;
    while (size < SEGMENT && size - used < wanted) {
      size *= 2;
    }
    if (!handoff.inFlight().take(size)) {
      return 0;
    }
    buffers[direction] = buffer == null ? new byte[size] : Arrays.copyOf(buffer, size);
    if (buffer != null) {
      handoff.inFlight().give(buffer.length);
    }
    return size - used;
  }

  /** Hands a direction's buffer to the agent thread; the request's goes before the response's. */
  private boolean handOver(int direction) {
    if (direction == RESPONSE && filled[REQUEST] > 0 && !handOver(REQUEST)) {
      return false;
    }
    byte[] buffer = buffers[direction];
    if (!handoff.offer(new Segment(this, direction, buffer, filled[direction]))) {
      return false;
    }
    buffers[direction] = null;
    filled[direction] = 0;
    return true;
  }

  /** Gives up the body; the exchange is still recorded. */
  private void shed() {
    shed = true;
    release(REQUEST);
    release(RESPONSE);
    handoff.shed();
  }

  synchronized void giveUpBody() {
    if (end == null && !shed) {
      shed();
    }
  }

  private void release(int direction) {
    if (buffers[direction] != null) {
      handoff.inFlight().give(buffers[direction].length);
      buffers[direction] = null;
      filled[direction] = 0;
    }
  }

  private void releaseAll() {
    release(REQUEST);
    release(RESPONSE);
    if (conversation != null) {
      conversation.release();
    }
  }

  synchronized void head(int itsStatus, Headers headers, boolean decoded) {
    if (end == null) {
      status = itsStatus;
      responseHeaders = headers;
      contentDecoded = decoded;
    }
  }

  /** The exchange becomes a conversation. */
  synchronized void webSocket() {
    if (end == null && conversation == null) {
      conversation = new Conversation(this);
      // Where there is no room to say so, messages come when a buffer is full, and at the end.
      handoff.offer(conversation);
    }
  }

  synchronized void message(int direction, CharSequence text, boolean last) {
    if (end == null && conversation != null) {
      conversation.add(direction, text, last);
    }
  }

  synchronized void message(int direction, ByteBuffer bytes, boolean last) {
    if (end == null && conversation != null) {
      conversation.add(direction, bytes, last);
    }
  }

  /** The agent thread asks for the messages there are. */
  synchronized void handOverMessages() {
    if (end == null && conversation != null) {
      conversation.handOver();
    }
  }

  synchronized void finish(ExchangeEnd itsEnd, Throwable thrown) {
    if (end != null) {
      return;
    }
    end = itsEnd;
    exceptionClass = thrown == null ? null : thrown.getClass().getName();
    endedAt = System.nanoTime();
    if (!handoff.offer(this)) {
      releaseAll();
      handoff.dropped(StatusFile.DROPPED_BUFFER);
    }
  }

  synchronized void discard() {
    if (end == null) {
      end = ExchangeEnd.CANCELLED;
      discarded = true;
      releaseAll();
      // Where there is no room, the handle stays until its capture is collected.
      handoff.offer(this);
    }
  }

  synchronized boolean isFinished() {
    return end != null;
  }

  /** The exchange has ended: reads what is left in the buffers and records it. */
  @Override
  public void run(Events events) {
    if (discarded) {
      events.discarded(this);
      return;
    }
    try {
      for (int direction = REQUEST; direction <= RESPONSE; direction++) {
        if (filled[direction] > 0) {
          events.read(this, direction, buffers[direction], filled[direction]);
        }
      }
      if (conversation != null) {
        conversation.rest(events);
      }
      events.ended(this);
    } finally {
      releaseAll();
    }
  }

  // What follows is settled before the agent thread gets to see the exchange.

  int status() {
    return status;
  }

  Headers responseHeaders() {
    return responseHeaders;
  }

  boolean contentDecoded() {
    return contentDecoded;
  }

  boolean isShed() {
    return shed || (conversation != null && conversation.isLossy());
  }

  boolean isConversation() {
    return conversation != null;
  }

  /** Whether it has become a WebSocket of whose messages the tap hears nothing. */
  boolean isSocketUnheard() {
    return status == SWITCHED
        && conversation == null
        && "websocket".equalsIgnoreCase(responseHeaders.first("upgrade"));
  }

  ExchangeEnd end() {
    return end;
  }

  String exceptionClass() {
    return exceptionClass;
  }

  /** The record's time for a moment of {@code System.nanoTime}: nanoseconds of the epoch. */
  long epochNanos(long moment) {
    return startedAtMillis * 1_000_000 + (moment - startedAt);
  }

  long endedAt() {
    return endedAt;
  }

  /** Nanoseconds from start to end. */
  long duration() {
    return endedAt - startedAt;
  }

  /** Nanoseconds from start to the first byte of the response body; -1 if none came. */
  long timeToFirstByte() {
    return firstByteAt == 0 ? -1 : firstByteAt - startedAt;
  }
}
