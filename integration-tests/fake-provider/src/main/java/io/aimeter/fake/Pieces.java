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
  /** What fits into the 16 bits of a length. */
  private static final int LONGEST_BLOCK = 1 << 16;

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

  /**
   * Each piece as Brotli blocks that store its bytes: a valid stream (RFC 7932, section 9), which
   * needs no compressor.
   */
  static List<byte[]> brotli(List<byte[]> pieces) {
    List<byte[]> blocks = new ArrayList<>();
    for (byte[] piece : pieces) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (int from = 0; from < piece.length; from += LONGEST_BLOCK) {
        int length = Math.min(LONGEST_BLOCK, piece.length - from);
        // The first block comes after the window size, a zero bit. Then: not the last, 4 nibbles of
        // length less one, stored.
        int header = (length - 1) << 3 | 1 << 19;
        int bits = blocks.isEmpty() && from == 0 ? header << 1 : header;
        out.write(bits);
        out.write(bits >> 8);
        out.write(bits >> 16);
        out.write(piece, from, length);
      }
      blocks.add(out.toByteArray());
    }
    blocks.add(new byte[] {3}); // the last block, empty
    return blocks;
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
