package io.aimeter.agent.append;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/**
 * The file that takes records while there is no queue: {@code [u32 length][u32 crc32][payload]},
 * big-endian, one write a record. Its last record may be torn after a kill; the checksum tells.
 */
final class Spill {
  private static final int HEADER = 8;

  private final Path file;
  private final FileChannel channel;
  private final CRC32 crc = new CRC32();
  private ByteBuffer buffer = ByteBuffer.allocate(4096);
  private long end;

  Spill(Path file) throws IOException {
    this.file = file;
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
  }

  /**
   * Appends the bytes from position to limit.
   *
   * @throws IOException if there is no room; the file then ends where it ended before
   */
  void append(ByteBuffer record) throws IOException {
    int length = record.remaining();
    if (buffer.capacity() < HEADER + length) {
      buffer = ByteBuffer.allocate(2 * (HEADER + length));
    }
    crc.reset();
    crc.update(record.duplicate());
    buffer.clear();
    buffer.putInt(length).putInt((int) crc.getValue()).put(record.duplicate()).flip();
    try {
      long position = end;
      while (buffer.hasRemaining()) {
        position += channel.write(buffer, position);
      }
      end = position;
    } catch (IOException e) {
      truncate();
      throw e;
    }
  }

  /** The file's length. */
  long size() {
    return end;
  }

  /** Whether the file still has its name: writing goes on without it, but nobody reads that. */
  boolean isThere() {
    return Files.exists(file);
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // All that was appended has been written.
    }
  }

  private void truncate() {
    try {
      channel.truncate(end);
    } catch (IOException e) {
      // The torn part stays; the next record overwrites it, and the checksum guards the rest.
    }
  }
}
