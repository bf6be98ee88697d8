package io.aimeter.core.usage;

import java.util.Arrays;
import java.util.Random;

/** Cuts bytes into random pieces, the way networks and TLS records do. */
final class Pieces {
  private Pieces() {}

  static void feed(byte[] bytes, Random random, ByteSink to) {
    int largest = 1 << random.nextInt(14);
    for (int at = 0; at < bytes.length; ) {
      int length = Math.min(1 + random.nextInt(largest), bytes.length - at);
      // A fresh array with rubbish around: a reader that keeps a reference would be found out.
      byte[] piece = new byte[length + 2];
      System.arraycopy(bytes, at, piece, 1, length);
      to.accept(piece, 1, length);
      Arrays.fill(piece, (byte) '!');
      at += length;
    }
  }
}
