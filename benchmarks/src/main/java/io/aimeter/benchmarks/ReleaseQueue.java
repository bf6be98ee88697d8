package io.aimeter.benchmarks;

import io.aimeter.agent.append.Journal;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.FieldType;
import io.aimeter.core.record.RecordCodec;
import io.aimeter.core.record.RecordField;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Leaves a small queue with every field of the record in it, as the agent writes it: what a later
 * release must be able to read. Run by {@code collector/release-fixture}.
 */
public final class ReleaseQueue {
  /** How many records; their costs are 1,000,001 nano-USD times 1, 2, 3, … */
  private static final int RECORDS = 60;

  private static final long COST = 1_000_001;
  private static final long START_NANOS =
      Instant.parse("2026-03-01T20:00:00Z").getEpochSecond() * 1_000_000_000L;
  private static final long STEP_NANOS = 421_000_003_000L;

  /** What every record has. */
  private static final Set<RecordField> ALWAYS =
      EnumSet.of(
          RecordField.INSTANCE,
          RecordField.SEQUENCE,
          RecordField.STARTED_AT,
          RecordField.CALL_TYPE,
          RecordField.BILLABLE,
          RecordField.PRICE_STATE,
          RecordField.PRICE_VERSION,
          RecordField.COST);

  private ReleaseQueue() {}

  /** Argument: the aimeter directory. */
  public static void main(String[] args) {
    Journal journal = Journals.in(Path.of(args[0]));
    ByteBuffer encoded = ByteBuffer.allocate(RecordCodec.MAX_RECORD_BYTES);
    for (int number = 1; number <= RECORDS; number++) {
      Journals.append(journal, record(journal.instance(), number), encoded);
      if (number == RECORDS / 3) {
        Journals.open(journal); // a third is in the spill file, and the rest in the queue
      }
    }
  }

  private static CostRecord.Builder record(String instance, int number) {
    CostRecord.Builder record = CostRecord.builder();
    for (RecordField field : RecordField.values()) {
      if (ALWAYS.contains(field) || (number + field.number()) % 7 != 0) {
        put(record, field, number);
      }
    }
    return record
        .set(RecordField.INSTANCE, instance)
        .set(RecordField.SEQUENCE, number)
        .set(RecordField.STARTED_AT, START_NANOS + number * STEP_NANOS)
        .set(RecordField.CALL_TYPE, "chat")
        .set(RecordField.BILLABLE, true)
        .set(RecordField.PRICE_STATE, "priced")
        // Of an overlay of the agent's own: a collector without one leaves that as it is.
        .set(RecordField.PRICE_VERSION, "book/fixture")
        .set(RecordField.COST, COST * number);
  }

  private static void put(CostRecord.Builder record, RecordField field, int number) {
    if (field.type() == FieldType.TEXT) {
      record.set(field, field.column() + "-" + number % 4);
    } else if (field.type() == FieldType.FLAG) {
      record.set(field, (number + field.number()) % 2 == 0);
    } else if (field.type() == FieldType.MAP) {
      record.put(field, "a", field.column() + number % 3).put(field, "ü 'b'", "\"" + number);
    } else {
      record.set(field, field.number() * 1000L + number);
    }
  }
}
