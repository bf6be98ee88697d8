package io.aimeter.agent.body;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * gzip (RFC 1952) in pieces, of any number of members. A checksum that does not fit is the
 * application's affair; what follows the last member is passed over, as its decoders do.
 */
final class GzipDecoder implements BodyDecoder {
  private static final int FIXED_HEADER = 10;
  private static final int TRAILER = 8;
  private static final int FLAG_CRC = 2;
  private static final int FLAG_EXTRA = 4;
  private static final int FLAG_NAME = 8;
  private static final int FLAG_COMMENT = 16;

  private enum State {
    HEADER,
    EXTRA_LENGTH,
    EXTRA,
    NAME,
    COMMENT,
    HEADER_CRC,
    DEFLATED,
    TRAILER,
    BROKEN
  }

  private final ByteSink sink;
  private final Inflater inflater = new Inflater(true);
  private final byte[] out = new byte[8 << 10];
  private State state = State.HEADER;
  private int at;
  private int flags;
  private int extra;

  GzipDecoder(ByteSink sink) {
    this.sink = sink;
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    int i = offset;
    int limit = offset + length;
    while (i < limit && state != State.BROKEN) {
      if (state == State.DEFLATED) {
        i = inflate(bytes, i, limit);
      } else {
        framing(bytes[i++] & 0xff);
      }
    }
  }

  private void framing(int octet) {
    switch (state) {
      case HEADER:
        header(octet);
        break;
      case EXTRA_LENGTH:
        extra |= octet << (8 * at++);
        if (at == 2) {
          enter(extra == 0 ? afterExtra() : State.EXTRA);
        }
        break;
      case EXTRA:
        if (++at == extra) {
          enter(afterExtra());
        }
        break;
      case NAME:
        if (octet == 0) {
          enter(afterName());
        }
        break;
      case COMMENT:
        if (octet == 0) {
          enter(afterComment());
        }
        break;
      case HEADER_CRC:
        if (++at == 2) {
          enter(State.DEFLATED);
        }
        break;
      default: // TRAILER
        if (++at == TRAILER) {
          inflater.reset();
          enter(State.HEADER);
        }
    }
  }

  private void header(int octet) {
    boolean magic =
        at > 2
            || (at == 0 && octet == 0x1f)
            || (at == 1 && octet == 0x8b)
            || (at == 2 && octet == 8);
    if (!magic) {
      enter(State.BROKEN);
      return;
    }
    if (at == 3) {
      flags = octet;
    }
    if (++at == FIXED_HEADER) {
      extra = 0;
      enter((flags & FLAG_EXTRA) != 0 ? State.EXTRA_LENGTH : afterExtra());
    }
  }

  private State afterExtra() {
    return (flags & FLAG_NAME) != 0 ? State.NAME : afterName();
  }

  private State afterName() {
    return (flags & FLAG_COMMENT) != 0 ? State.COMMENT : afterComment();
  }

  private State afterComment() {
    return (flags & FLAG_CRC) != 0 ? State.HEADER_CRC : State.DEFLATED;
  }

  private void enter(State next) {
    state = next;
    at = 0;
  }

  /** Inflates from {@code from}; returns the position of the first byte not used. */
  private int inflate(byte[] bytes, int from, int limit) {
    inflater.setInput(bytes, from, limit - from);
    try {
      int count;
      while ((count = inflater.inflate(out)) > 0) {
        sink.accept(out, 0, count);
      }
    } catch (DataFormatException e) {
      enter(State.BROKEN);
      return limit;
    }
    if (inflater.finished()) {
      int unused = inflater.getRemaining();
      enter(State.TRAILER);
      return limit - unused;
    }
    return limit;
  }

  @Override
  public void end() {
    state = State.BROKEN;
    inflater.end();
  }
}
