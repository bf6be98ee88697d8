package io.aimeter.collector;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordCodec;
import io.aimeter.core.record.RecordField;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Records as an agent writes them, and what a test asks of many. */
public final class TestRecords {
  /** 2026-11-20T00:00:00Z, in nanoseconds. */
  public static final long DAY = 1_795_132_800_000_000_000L;

  private TestRecords() {}

  /** A priced record; one second lies between the starts of neighbours in sequence. */
  public static CostRecord record(String instance, long sequence) {
    return CostRecord.builder()
        .set(RecordField.INSTANCE, instance)
        .set(RecordField.SEQUENCE, sequence)
        .set(RecordField.STARTED_AT, DAY + sequence * 1_000_000_000L)
        .set(RecordField.PROVIDER, "openai")
        .set(RecordField.REQUEST_MODEL, "house-model")
        .set(RecordField.BILLABLE, true)
        .set(RecordField.TEAM, "payments")
        .put(RecordField.TAGS, "run", "r" + sequence % 3)
        .set(RecordField.OUTPUT_TOKENS, sequence)
        .set(RecordField.PRICE_STATE, "priced")
        .set(RecordField.COST, 10 * sequence)
        .set(RecordField.PRICE_VERSION, "agent")
        .build();
  }

  /** The record's binary form. */
  public static byte[] bytes(CostRecord record) {
    ByteBuffer out = ByteBuffer.allocate(RecordCodec.MAX_RECORD_BYTES);
    RecordCodec.encode(record, out);
    return Arrays.copyOf(out.array(), out.position());
  }

  /** The sequences, in the order of the records. */
  public static List<Long> sequences(List<CostRecord> records) {
    return records.stream().map(record -> record.number(RecordField.SEQUENCE)).toList();
  }

  /** The sequences, each at most once. */
  public static Set<Long> distinct(List<CostRecord> records) {
    return new HashSet<>(sequences(records));
  }
}
