package io.aimeter.collector.tail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.Batch;
import io.aimeter.collector.TestInstance;
import io.aimeter.collector.TestRecords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillReaderTest {
  private static final String SOURCE = "i/spill";

  @TempDir Path directory;
  private Path file;
  private Unreadable unreadable;

  @BeforeEach
  void begin() {
    file = directory.resolve("spill.bin");
    unreadable = new Unreadable(directory.resolve("unreadable"));
  }

  private static byte[] framed(int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = from; i <= to; i++) {
      out.writeBytes(TestInstance.framed(TestRecords.bytes(TestRecords.record("i", i))));
    }
    return out.toByteArray();
  }

  private SpillReader from(long position) {
    return new SpillReader(file, SOURCE, position, unreadable);
  }

  /** Cut anywhere: the whole records are read, and the rest once it is there. */
  @Test
  void aTornTailWaitsForItsRest() throws IOException {
    byte[] all = framed(1, 3);
    int two = framed(1, 2).length;
    for (int cut = two; cut < all.length; cut++) {
      Files.write(file, Arrays.copyOf(all, cut));
      SpillReader reader = from(0);
      Batch first = new Batch(100);
      assertTrue(reader.read(first));
      assertEquals(List.of(1L, 2L), TestRecords.sequences(first.records()));
      assertEquals(two, first.positions().get(SOURCE));
      reader.keepRest();

      Files.write(file, all);
      Batch second = new Batch(100);
      assertTrue(reader.read(second));
      assertEquals(List.of(3L), TestRecords.sequences(second.records()));
      assertFalse(reader.read(new Batch(100)));
    }
    assertEquals(0, unreadable.count(), "a torn record was never appended");
  }

  @Test
  void readingGoesOnWhereItEnded() throws IOException {
    Files.write(file, framed(1, 5));
    Batch batch = new Batch(2);
    from(0).read(batch);
    assertEquals(List.of(1L, 2L), TestRecords.sequences(batch.records()));
    Batch rest = new Batch(100);
    from(batch.positions().get(SOURCE)).read(rest);
    assertEquals(List.of(3L, 4L, 5L), TestRecords.sequences(rest.records()));
  }

  @Test
  void noRecordIsKeptAsideAndPassed() throws IOException {
    byte[] other = {9, 1, 2, 3};
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(TestInstance.framed(other));
    out.writeBytes(framed(1, 1));
    Files.write(file, out.toByteArray());
    Batch batch = new Batch(100);
    from(0).read(batch);
    assertEquals(List.of(1L), TestRecords.sequences(batch.records()));
    assertEquals(1, unreadable.count());
    assertArrayEquals(other, Files.readAllBytes(directory.resolve("unreadable/i-spill-0")));
  }

  @Test
  void damageInTheMiddleIsKeptAsideBeforeTheFileGoes() throws IOException {
    byte[] all = framed(1, 3);
    int one = framed(1, 1).length;
    all[one + 12] ^= 1;
    Files.write(file, all);
    SpillReader reader = from(0);
    Batch batch = new Batch(100);
    reader.read(batch);
    assertEquals(List.of(1L), TestRecords.sequences(batch.records()));
    reader.keepRest();
    assertEquals(1, unreadable.count());
    assertArrayEquals(
        Arrays.copyOfRange(all, one, all.length),
        Files.readAllBytes(directory.resolve("unreadable/i-spill-" + one)));
  }

  @Test
  void noFileIsNothing() throws IOException {
    assertFalse(from(0).read(new Batch(100)));
    from(0).keepRest();
  }
}
