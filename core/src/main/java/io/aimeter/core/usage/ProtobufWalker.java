package io.aimeter.core.usage;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Walks one Protocol Buffers message after the other as their bytes arrive, and hands what lies at
 * meaningful fields to a sink; all else is passed over. A malformed message costs itself alone. By
 * the encoding's reference, protobuf.dev/programming-guides/encoding.
 */
final class ProtobufWalker {
  private static final int LONGEST_TEXT = 4 << 10;
  private static final int DEEPEST = 8;
  private static final int LONGEST_VARINT = 63;

  private final ProtobufNode root;
  private final DocumentSink sink;
  private final ProtobufNode[] open = new ProtobufNode[DEEPEST];
  private final long[] ends = new long[DEEPEST];
  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private int depth;
  private long position;
  private long toSkip;
  private long toGather;
  private Expected expected;
  private ProtobufNode field;
  private long varint;
  private int shift;
  private boolean broken;
  private int malformed;
  private Counts counts;
  private String prefix;
  private final Map<String, Integer> entries = new HashMap<>();

  private enum Expected {
    TAG,
    NUMBER,
    LENGTH
  }

  ProtobufWalker(ProtobufNode root, DocumentSink sink) {
    this.root = root;
    this.sink = sink;
  }

  /** A message of so many bytes begins. */
  void begin(long length) {
    depth = 0;
    position = 0;
    toSkip = 0;
    toGather = 0;
    broken = false;
    counts = null;
    prefix = "";
    next(Expected.TAG);
    push(root, length);
    closeEnded();
  }

  void feed(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end && !broken) {
      if (toSkip > 0 || toGather > 0) {
        int count = (int) Math.min(end - at, Math.max(toSkip, toGather));
        pass(bytes, at, count);
        at += count;
      } else {
        position++;
        octet(bytes[at++]);
      }
      closeEnded();
    }
  }

  private void pass(byte[] bytes, int offset, int count) {
    position += count;
    if (toSkip > 0) {
      toSkip -= count;
      return;
    }
    text.write(bytes, offset, count);
    toGather -= count;
    if (toGather == 0) {
      scalar(new String(text.toByteArray(), StandardCharsets.UTF_8));
    }
  }

  private void octet(byte octet) {
    varint |= (long) (octet & 0x7F) << shift;
    if (octet < 0) {
      shift += 7;
      if (shift > LONGEST_VARINT) {
        fail();
      }
      return;
    }
    long value = varint;
    Expected now = expected;
    next(Expected.TAG);
    if (now == Expected.TAG) {
      tag(value);
    } else if (now == Expected.LENGTH) {
      length(value);
    } else if (field != null && !field.isMessage()) {
      scalar(field.text(value));
    }
  }

  private void next(Expected what) {
    expected = what;
    varint = 0;
    shift = 0;
  }

  private void tag(long tag) {
    field = open[depth - 1].field(tag >>> 3);
    switch ((int) (tag & 7)) {
      case 0:
        next(Expected.NUMBER);
        break;
      case 1:
        skip(8);
        break;
      case 2:
        next(Expected.LENGTH);
        break;
      case 5:
        skip(4);
        break;
      default: // groups, which no message of ours has
        fail();
    }
  }

  private void length(long length) {
    if (length < 0 || length > ends[depth - 1] - position) {
      fail();
    } else if (field != null && field.isMessage()) {
      push(field, position + length);
    } else if (field == null || length > LONGEST_TEXT) {
      skip(length);
    } else {
      text.reset();
      toGather = length;
    }
  }

  private void skip(long count) {
    if (count > ends[depth - 1] - position) {
      fail();
    } else {
      toSkip = count;
    }
  }

  private void push(ProtobufNode node, long end) {
    if (node.slot() != null) {
      counts = new Counts();
      entries.clear();
    } else if (node.name() != null) {
      prefix = node.name() + '.' + (entries.merge(node.name(), 1, Integer::sum) - 1) + '.';
    }
    open[depth] = node;
    ends[depth++] = end;
  }

  private void closeEnded() {
    while (depth > 0 && !broken && position == ends[depth - 1]) {
      if (expected != Expected.TAG || shift > 0) {
        fail();
        return;
      }
      ProtobufNode closed = open[--depth];
      prefix = "";
      if (closed.slot() != null) {
        sink.counts(closed.slot(), counts);
        counts = null;
      }
      if (depth == 0) {
        sink.documentEnd();
      }
    }
  }

  private void scalar(String value) {
    if (field.slot() != null) {
      sink.value(field.slot(), value);
    } else if (counts != null) {
      counts.put(prefix + field.name(), value);
    }
  }

  private void fail() {
    broken = true;
    malformed++;
  }

  /** How many messages were malformed. */
  int malformed() {
    return malformed;
  }
}
