package io.aimeter.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.FieldType;
import io.aimeter.core.record.RecordField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever way a value takes into a file, it comes out as it was. */
class BatchTableTest {
  private static final String[] ODD = {
    "'", "''", "a\u0000b", "\u001f", "ü", "😀", "\n", "a\u001fb", " ", "\\", "null", "x".repeat(512)
  };

  @TempDir Path directory;

  @Test
  void anyRecordsComeOutAsTheyWere() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 8; round++) {
      assertReadAsWritten(round, records(random));
    }
  }

  @Test
  void onePlainRecordIsEnough() throws Exception {
    assertReadAsWritten(0, List.of(CostRecord.builder().set(RecordField.TEAM, "shop").build()));
  }

  @Test
  void manyDifferentTextsAreNoDictionary() throws Exception {
    List<CostRecord> records = new ArrayList<>();
    for (int i = 0; i < 30_000; i++) {
      records.add(
          CostRecord.builder()
              .set(RecordField.STARTED_AT, i * 1000L)
              .set(RecordField.REQUEST_ID, "req_" + i)
              .set(RecordField.USER, "user-" + i % 4_000)
              .put(RecordField.TAGS, "order", "o" + i)
              .build());
    }
    assertReadAsWritten(0, records);
  }

  private List<CostRecord> records(Random random) {
    // Few values, or many: columns that records have in common, and columns of their own.
    int values = 1 + random.nextInt(random.nextBoolean() ? 4 : 500);
    List<CostRecord> records = new ArrayList<>();
    for (int i = random.nextInt(1_000); i >= 0; i--) {
      CostRecord.Builder record = CostRecord.builder().set(RecordField.STARTED_AT, i * 1_000_000L);
      for (RecordField field : RecordField.values()) {
        if (field != RecordField.STARTED_AT && random.nextInt(field.number() % 5 + 1) == 0) {
          set(record, field, random, values);
        }
      }
      records.add(record.build());
    }
    return records;
  }

  private static void set(CostRecord.Builder record, RecordField field, Random random, int values) {
    if (field.type() == FieldType.TEXT) {
      record.set(field, text(random, values));
    } else if (field.type() == FieldType.MAP) {
      for (int i = random.nextInt(3); i >= 0; i--) {
        record.put(field, text(random, values), random.nextInt(9) == 0 ? "" : text(random, values));
      }
    } else if (field.type() == FieldType.FLAG) {
      record.set(field, random.nextBoolean());
    } else {
      record.set(field, random.nextInt(5) == 0 ? random.nextLong() : random.nextInt(values));
    }
  }

  private static String text(Random random, int values) {
    return random.nextInt(50) == 0
        ? ODD[random.nextInt(ODD.length)]
        : "text-" + random.nextInt(values);
  }

  private void assertReadAsWritten(int round, List<CostRecord> records) throws Exception {
    String path = "hot/" + round + ".parquet";
    try (ParquetFiles files = new ParquetFiles(directory, "spill.tmp")) {
      assertEquals(records.size(), files.write(path, records).rows());
    }
    List<CostRecord> read = new ArrayList<>();
    try (StoredRecords stored = new StoredRecords(directory)) {
      stored.open(path, 0);
      for (CostRecord next = stored.next(); next != null; next = stored.next()) {
        read.add(next);
      }
    }
    List<CostRecord> expected = new ArrayList<>(records);
    expected.sort(Comparator.comparingLong(r -> r.number(RecordField.STARTED_AT, 0)));
    assertEquals(expected.toString(), read.toString());
  }
}
