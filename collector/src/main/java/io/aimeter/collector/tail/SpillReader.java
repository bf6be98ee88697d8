package io.aimeter.collector.tail;

import io.aimeter.collector.Batch;
import io.aimeter.core.record.RecordCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/**
 * Reads an agent's spill file: {@code [u32 length][u32 crc32][payload]}. What does not check at the
 * file's end is a write in progress or torn by a kill; it is left there.
 */
final class SpillReader {
  private static final int HEADER = 8;
  private static final int MOST_KEPT_BYTES = 16 << 20;

  private final Path file;
  private final String source;
  private final Unreadable unreadable;
  private long position;

  SpillReader(Path file, String source, long position, Unreadable unreadable) {
    this.file = file;
    this.source = source;
    this.position = position;
    this.unreadable = unreadable;
  }

  /** Reads on from the last position; whether anything was read. */
  boolean read(Batch batch) throws IOException {
    if (batch.isFull() || !Files.exists(file) || Files.size(file) <= position) {
      return false;
    }
    long start = position;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      byte[] payload = next(channel);
      while (payload != null) {
        decode(payload, batch);
        position += HEADER + payload.length;
        payload = batch.isFull() ? null : next(channel);
      }
    } finally {
      // Also after an error: what is in the batch must never be read again.
      if (position > start) {
        batch.position(source, position);
      }
    }
    return position > start;
  }

  /** Whether anything was ever read, by this collector or by an earlier one. */
  boolean hasRead() {
    return position > 0;
  }

  /**
   * Keeps aside what a dead JVM's file holds behind the last whole record, unless it is merely the
   * beginning of one, torn by the JVM's end.
   */
  void keepRest() throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      byte[] head = read(channel, position, HEADER);
      if (head == null) {
        return;
      }
      int length = ByteBuffer.wrap(head).getInt();
      long rest = channel.size() - position;
      if (length <= 0 || length > RecordCodec.MAX_RECORD_BYTES || HEADER + length <= rest) {
        unreadable.keep(
            source, position, read(channel, position, (int) Math.min(rest, MOST_KEPT_BYTES)));
      }
    }
  }

  /** The payload at the position, or null where there is none that is whole. */
  private byte[] next(FileChannel channel) throws IOException {
    byte[] head = read(channel, position, HEADER);
    if (head == null) {
      return null;
    }
    ByteBuffer header = ByteBuffer.wrap(head);
    int length = header.getInt();
    int crc = header.getInt();
    if (length <= 0 || length > RecordCodec.MAX_RECORD_BYTES) {
      return null;
    }
    byte[] payload = read(channel, position + HEADER, length);
    if (payload == null) {
      return null;
    }
    CRC32 found = new CRC32();
    found.update(payload);
    return (int) found.getValue() == crc ? payload : null;
  }

  private static byte[] read(FileChannel channel, long position, int length) throws IOException {
    byte[] bytes = new byte[length];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        return null;
      }
    }
    return bytes;
  }

  private void decode(byte[] payload, Batch batch) {
    try {
      batch.add(RecordCodec.decode(ByteBuffer.wrap(payload), batch.texts()));
    } catch (IllegalArgumentException e) {
      unreadable.keep(source, position, payload);
    }
  }
}
