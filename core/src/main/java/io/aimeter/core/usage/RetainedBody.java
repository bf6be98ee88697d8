package io.aimeter.core.usage;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The beginning of a body, kept in memory until it is known whether its text must be counted. Keeps
 * copies: the pieces' arrays are used again.
 */
final class RetainedBody {
  /** The most that is kept of one body, in bytes. */
  static final int MAX_BYTES = 1024 * 1024;

  private final Estimates memory;
  private final List<byte[]> pieces = new ArrayList<>();
  private int kept;
  private long seen;
  private boolean full;

  RetainedBody(Estimates memory) {
    this.memory = memory;
  }

  void add(byte[] bytes, int offset, int length) {
    seen += length;
    int fits = Math.min(length, MAX_BYTES - kept);
    if (full || fits <= 0 || !memory.take(fits)) {
      full = true; // a gap in the middle could not be read over
      return;
    }
    pieces.add(Arrays.copyOfRange(bytes, offset, offset + fits));
    kept += fits;
  }

  /** What was kept, in one piece. */
  byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream(kept);
    pieces.forEach(all::writeBytes);
    return all.toByteArray();
  }

  /** How many times as large as what was kept the body was. */
  double scale() {
    return kept == 0 ? 1 : (double) seen / kept;
  }

  void release() {
    memory.give(kept);
    kept = 0;
    pieces.clear();
    full = true;
  }
}
