package io.aimeter.core.usage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Splits {@code application/vnd.amazon.eventstream} into its messages: a prelude with two lengths
 * and their checksum, headers, payload, and a checksum of all before it. A message whose checksum
 * is wrong costs itself alone; lengths that cannot be true end the reading, since nothing then says
 * where the next message begins. Memory is bounded by the longest payload that is gathered.
 */
final class EventStreamReader implements BodyReader {
  /** By AWS's own limit for a message of its streams. */
  private static final int LONGEST_MESSAGE = 16 << 20;

  private static final int LONGEST_HEADERS = 128 << 10;

  /** What says something of usage is far shorter; a longer payload is passed over. */
  private static final int LONGEST_GATHERED = 1 << 20;

  private static final int PRELUDE = 12;
  private static final int CHECKSUM = 4;

  private final EventStreamSink sink;
  private final CRC32 checksum = new CRC32();
  private byte[] message = new byte[1024];
  private int gathered;
  private int position;
  private int total;
  private int headersLength;
  private boolean lost;
  private int malformed;

  EventStreamReader(EventStreamSink sink) {
    this.sink = sink;
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end && !lost) {
      int wanted = (position < PRELUDE ? PRELUDE : total) - position;
      int count = Math.min(wanted, end - at);
      gather(bytes, at, count);
      at += count;
      position += count;
      if (position == PRELUDE) {
        prelude();
      }
      if (position >= PRELUDE && position == total) {
        message();
      }
    }
  }

  private void gather(byte[] bytes, int offset, int count) {
    int checked = position < PRELUDE ? count : Math.min(count, total - CHECKSUM - position);
    if (checked > 0) {
      checksum.update(bytes, offset, checked);
    }
    int room = Math.min(count, PRELUDE + headersLength + LONGEST_GATHERED + CHECKSUM - gathered);
    if (room > 0) {
      if (gathered + room > message.length) {
        message = Arrays.copyOf(message, Math.max(gathered + room, message.length * 2));
      }
      System.arraycopy(bytes, offset, message, gathered, room);
      gathered += room;
    }
  }

  private void prelude() {
    total = integer(0);
    headersLength = integer(4);
    CRC32 own = new CRC32();
    own.update(message, 0, PRELUDE - CHECKSUM);
    if ((int) own.getValue() != integer(8)
        || total < PRELUDE + CHECKSUM
        || total > LONGEST_MESSAGE
        || headersLength < 0
        || headersLength > LONGEST_HEADERS
        || headersLength > total - PRELUDE - CHECKSUM) {
      lost = true;
      malformed++;
    }
  }

  private void message() {
    if (gathered == total) {
      if ((int) checksum.getValue() == integer(total - CHECKSUM)) {
        int payload = PRELUDE + headersLength;
        sink.message(header(), message, payload, total - CHECKSUM - payload);
      } else {
        malformed++;
      }
    }
    checksum.reset();
    position = 0;
    gathered = 0;
    total = 0;
    headersLength = 0;
  }

  /** The name of the event or the exception; headers of other names and types are passed over. */
  private EventStreamSink.Head header() {
    EventStreamSink.Head head = new EventStreamSink.Head();
    int at = PRELUDE;
    int end = PRELUDE + headersLength;
    while (at < end) {
      int nameLength = message[at++] & 0xFF;
      if (at + nameLength + 1 > end) {
        break;
      }
      String name = new String(message, at, nameLength, StandardCharsets.UTF_8);
      at += nameLength;
      int type = message[at++];
      int length = valueLength(type, at, end);
      if (length < 0 || at + length > end) {
        break;
      }
      if (type == 7) {
        head.set(name, new String(message, at + 2, length - 2, StandardCharsets.UTF_8));
      }
      at += length;
    }
    return head;
  }

  /** The length of a header's value, with its own length where it has one; -1 for no known type. */
  private int valueLength(int type, int at, int end) {
    switch (type) {
      case 0: // true
      case 1: // false
        return 0;
      case 2: // byte
        return 1;
      case 3: // short
        return 2;
      case 4: // integer
        return 4;
      case 5: // long
      case 8: // timestamp
        return 8;
      case 6: // bytes
      case 7: // text
        return at + 2 > end ? -1 : 2 + ((message[at] & 0xFF) << 8 | (message[at + 1] & 0xFF));
      case 9: // UUID
        return 16;
      default:
        return -1;
    }
  }

  private int integer(int at) {
    return (message[at] & 0xFF) << 24
        | (message[at + 1] & 0xFF) << 16
        | (message[at + 2] & 0xFF) << 8
        | (message[at + 3] & 0xFF);
  }

  @Override
  public void end() {}

  /** Whether the last message was whole. */
  @Override
  public boolean isComplete() {
    return !lost && position == 0 && sink.isDone();
  }

  @Override
  public int malformed() {
    return malformed + sink.malformed();
  }
}
