package io.aimeter.agent.append;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Allocates disk blocks by really writing them, so that a full disk is an IOException here and not
 * an error in a mapping later.
 */
class Zeros {
  private static final int CHUNK = 64 << 10;

  private final ByteBuffer zeros = ByteBuffer.allocateDirect(CHUNK);

  /** Writes zeros over {@code [from, to)}; what is there is overwritten. */
  void write(FileChannel channel, long from, long to) throws IOException {
    long position = from;
    while (position < to) {
      zeros.clear().limit((int) Math.min(CHUNK, to - position));
      while (zeros.hasRemaining()) {
        position += channel.write(zeros, position);
      }
    }
  }
}
