package io.aimeter.fake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** The pieces in which a body goes out. */
final class Pieces {
  private Pieces() {}

  /** Each piece compressed so that the client can read it as soon as it has it. */
  static List<byte[]> gzip(List<byte[]> pieces) throws IOException {
    List<byte[]> compressed = new ArrayList<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, 512, true)) {
      for (byte[] piece : pieces) {
        gzip.write(piece);
        gzip.flush();
        compressed.add(bytes.toByteArray());
        bytes.reset();
      }
    }
    compressed.add(bytes.toByteArray());
    return compressed;
  }

  /** The same bytes in pieces of random sizes up to a limit, which know no characters or events. */
  static List<byte[]> atRandom(byte[] bytes, int longest, long seed) {
    Random random = new Random(seed);
    List<byte[]> pieces = new ArrayList<>();
    for (int from = 0; from < bytes.length; ) {
      int to = Math.min(bytes.length, from + 1 + random.nextInt(longest));
      pieces.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    }
    return pieces;
  }

  static byte[] join(List<byte[]> pieces) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    pieces.forEach(all::writeBytes);
    return all.toByteArray();
  }
}
