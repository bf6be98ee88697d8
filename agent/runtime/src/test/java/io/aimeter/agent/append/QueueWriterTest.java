package io.aimeter.agent.append;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueWriterTest {
  private static final long HOUR = 3_600_000;

  @TempDir Path directory;

  private final Disk disk = new Disk();
  private QueueWriter writer;

  @BeforeEach
  void open() throws IOException {
    writer = new QueueWriter(directory, disk);
  }

  @AfterEach
  void close() {
    writer.abandon();
  }

  @Test
  void everyPageIsAllocatedBeforeARecordTouchesIt() throws IOException {
    Random random = new Random(4);
    List<String> records = new ArrayList<>();
    long written = 0;
    disk.allocated.clear();
    for (int i = 0; i < 3_000; i++) {
      String record = i + "x".repeat(random.nextInt(random.nextInt(100) == 0 ? 48_000 : 600));
      records.add(record);
      written += record.length();
      writer.append(Written.record(record), System.currentTimeMillis());
    }

    assertEquals(records, Written.queue(directory));
    long end = 256 << 10; // what was allocated when it opened
    for (Disk.Range range : disk.allocated) {
      assertEquals(end, range.from(), "a hole, or a second write over records");
      end = range.to();
    }
    assertTrue(end > written && end < written + (1 << 20), end + " for " + written);
  }

  @Test
  void aNewHourIsANewFileAllocatedBeforehand() throws IOException {
    long start = System.currentTimeMillis();
    for (int hour = 0; hour < 4; hour++) {
      disk.allocated.clear();
      writer.append(Written.record("hour " + hour), start + hour * HOUR);
      assertEquals(hour == 0 ? 0 : 1, disk.allocated.size());
      assertTrue(writer.isThere());
    }

    assertEquals(List.of("hour 0", "hour 1", "hour 2", "hour 3"), Written.queue(directory));
    assertEquals(4, Written.files(directory, ".cq4"));
    assertEquals(0, Written.files(directory, ".precreated"));
  }

  @Test
  void aNewHourWithoutRoomIsRefusedAndTriedAgain() throws IOException {
    long start = System.currentTimeMillis();
    writer.append(Written.record("1"), start);
    disk.fill();
    for (int i = 0; i < 3; i++) {
      assertThrows(IOException.class, () -> writer.append(Written.record("lost"), start + HOUR));
    }
    disk.free();
    writer.append(Written.record("2"), start + HOUR);

    assertEquals(List.of("1", "2"), Written.queue(directory));
  }

  @Test
  void aClockSetBackGoesOnInTheSameFile() throws IOException {
    long start = System.currentTimeMillis();
    writer.append(Written.record("1"), start + HOUR);
    writer.append(Written.record("2"), start);

    assertEquals(List.of("1", "2"), Written.queue(directory));
  }

  @Test
  void noticesThatItsFilesAreGone() throws IOException {
    writer.append(Written.record("1"), System.currentTimeMillis());
    assertTrue(writer.isThere());
    Files.delete(directory.resolve("metadata.cq4t"));
    assertEquals(false, writer.isThere());
  }
}
