package io.aimeter.sinks;

import io.aimeter.core.ledger.Layout;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordCodec;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/**
 * An application as its agent leaves it on disk: a locked directory with records in a spill file.
 */
final class Application implements AutoCloseable {
  /** 2026-11-20T00:00:00Z, in nanoseconds. */
  private static final long DAY = 1_795_132_800_000_000_000L;

  private static final long MINUTE = 60_000_000_000L;

  private final String name;
  private final Path directory;
  private final FileChannel lock;
  private long sequence;

  Application(Path root, String name) throws IOException {
    this.name = name;
    directory = Files.createDirectories(Layout.queues(root).resolve(name));
    lock =
        FileChannel.open(
            directory.resolve(Layout.LIVE_LOCK),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    if (lock.tryLock() == null) {
      throw new IOException(directory + " is another's");
    }
  }

  /**
   * The record of that sequence: a minute after the one before, so that days begin now and then.
   */
  static CostRecord.Builder record(String name, long sequence) {
    return CostRecord.builder()
        .set(RecordField.INSTANCE, name)
        .set(RecordField.SEQUENCE, sequence)
        .set(RecordField.STARTED_AT, DAY + sequence * MINUTE + 123_456_000)
        .set(RecordField.PROVIDER, "openai")
        .set(RecordField.REQUEST_MODEL, "house-model")
        .set(RecordField.BILLABLE, true)
        .set(RecordField.TEAM, "team-" + sequence % 7)
        .put(RecordField.TAGS, "run", "r" + sequence % 3)
        .set(RecordField.OUTPUT_TOKENS, sequence)
        .set(RecordField.PRICE_STATE, "priced")
        .set(RecordField.COST, 10 * sequence)
        .set(RecordField.PRICE_VERSION, "agent");
  }

  long written() {
    return sequence;
  }

  /** Writes the next records. */
  void call(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      call(record(name, sequence + 1));
    }
  }

  /** Writes a record, which must be the next in sequence. */
  void call(CostRecord.Builder record) throws IOException {
    sequence++;
    ByteBuffer payload = ByteBuffer.allocate(RecordCodec.MAX_RECORD_BYTES);
    RecordCodec.encode(record.build(), payload);
    payload.flip();
    CRC32 crc = new CRC32();
    crc.update(payload.duplicate());
    ByteBuffer framed = ByteBuffer.allocate(8 + payload.remaining());
    framed.putInt(payload.remaining()).putInt((int) crc.getValue()).put(payload);
    Files.write(
        directory.resolve(Layout.SPILL),
        framed.array(),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
