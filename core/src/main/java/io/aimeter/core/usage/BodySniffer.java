package io.aimeter.core.usage;

import java.util.function.IntFunction;

/**
 * Chooses how a body is read by its first byte that is not white space. Recorded answers show that
 * content types cannot be relied on: an error may come as JSON where a stream was announced.
 */
final class BodySniffer {
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final IntFunction<BodyReader> choose;
  private BodyReader chosen;

  /**
   * @param choose gives the reader for a first byte
   */
  BodySniffer(IntFunction<BodyReader> choose) {
    this.choose = choose;
  }

  /** Settles the choice, where the framing is binary and the first byte says nothing. */
  void choose(BodyReader reader) {
    chosen = reader;
  }

  void feed(byte[] bytes, int offset, int length) {
    int i = offset;
    int end = offset + length;
    while (chosen == null && i < end) {
      if (bytes[i] <= ' ' && (bytes[i] >= 0 || isBom(bytes[i]))) {
        i++;
      } else {
        chosen = choose.apply(bytes[i]);
      }
    }
    if (chosen != null) {
      chosen.feed(bytes, i, end - i);
    }
  }

  private static boolean isBom(byte b) {
    return b == BOM[0] || b == BOM[1] || b == BOM[2];
  }

  /** The reader, ended; {@link BodyReader#IGNORED} where the body was empty. */
  BodyReader end() {
    if (chosen == null) {
      chosen = BodyReader.IGNORED;
    }
    chosen.end();
    return chosen;
  }
}
