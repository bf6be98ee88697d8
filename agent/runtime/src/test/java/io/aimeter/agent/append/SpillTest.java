package io.aimeter.agent.append;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillTest {
  @TempDir Path directory;

  @Test
  void aRecordIsLengthChecksumAndPayload() throws IOException {
    Path file = directory.resolve("spill.bin");
    Spill spill = new Spill(file);
    ByteBuffer record = Written.record("..123456789..");
    record.position(2).limit(11);
    spill.append(record);

    // cbf43926 is CRC-32's own check value
    assertArrayEquals(
        HexFormat.of().parseHex("00000009" + "cbf43926" + "313233343536373839"),
        Files.readAllBytes(file));
    assertEquals(17, spill.size());
    assertEquals(9, record.remaining(), "the caller's buffer is left as it was");
  }

  @Test
  void recordsOfAnySizeFollowEachOther() throws IOException {
    Spill spill = new Spill(directory.resolve("spill.bin"));
    List<String> records = List.of("a", "b".repeat(48_000), "", "c".repeat(4_000));
    for (String record : records) {
      spill.append(Written.record(record));
    }

    assertEquals(records, Written.spill(directory));
  }

  @Test
  void aFailedWriteIsAnIoException() throws IOException {
    Spill spill = new Spill(directory.resolve("spill.bin"));
    spill.close();

    assertThrows(IOException.class, () -> spill.append(Written.record("lost")));
  }
}
