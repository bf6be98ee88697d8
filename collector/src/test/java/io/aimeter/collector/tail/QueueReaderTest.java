package io.aimeter.collector.tail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.Batch;
import io.aimeter.collector.TestInstance;
import io.aimeter.collector.TestRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueReaderTest {
  private static final String SOURCE = "i/queue";

  @TempDir Path root;
  private TestInstance instance;
  private Unreadable unreadable;

  @BeforeEach
  void begin() throws IOException {
    instance = new TestInstance(root, "i");
    unreadable = new Unreadable(root.resolve("unreadable"));
  }

  @AfterEach
  void end() throws IOException {
    instance.close();
  }

  private QueueReader from(long next) {
    return new QueueReader(instance.directory(), SOURCE, next, unreadable);
  }

  private static Batch read(QueueReader reader, int limit) throws IOException {
    Batch batch = new Batch(limit);
    reader.read(batch);
    return batch;
  }

  private static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  private long cycles() throws IOException {
    try (Stream<Path> files = Files.list(instance.directory())) {
      return files.filter(file -> file.toString().endsWith(".cq4")).count();
    }
  }

  @Test
  void aDirectoryWithoutAQueueIsNothing() throws IOException {
    try (QueueReader reader = from(0)) {
      assertFalse(reader.read(new Batch(10)));
      Files.createFile(instance.directory().resolve("metadata.cq4t"));
      assertFalse(reader.read(new Batch(10)));
    }
  }

  @Test
  void whatIsAppendedLaterIsReadLater() throws IOException {
    try (QueueReader reader = from(0)) {
      instance.append(3);
      assertEquals(range(1, 3), TestRecords.sequences(read(reader, 100).records()));
      assertTrue(read(reader, 100).isEmpty());
      instance.append(2);
      assertEquals(range(4, 5), TestRecords.sequences(read(reader, 100).records()));
    }
  }

  /** Every record is once the last before a restart, also the last of its hour. */
  @Test
  void aRestartAtAnyRecordGoesOnWithTheNext() throws IOException {
    instance.append(4);
    instance.nextHour();
    instance.append(3);
    instance.nextHour();
    instance.nextHour();
    instance.append(3);
    for (int first = 1; first <= 10; first++) {
      long next;
      try (QueueReader reader = from(0)) {
        Batch batch = read(reader, first);
        assertEquals(range(1, first), TestRecords.sequences(batch.records()));
        next = batch.positions().get(SOURCE);
      }
      try (QueueReader reader = from(next)) {
        assertEquals(
            range(first + 1, 10), TestRecords.sequences(read(reader, 100).records()), "" + first);
      }
    }
  }

  @Test
  void hoursBeforeTheOneBeingReadAreDeleted() throws IOException {
    instance.append(4);
    instance.nextHour();
    instance.append(3);
    instance.nextHour();
    instance.append(3);
    assertEquals(3, cycles());
    long next;
    try (QueueReader reader = from(0)) {
      read(reader, 4);
      reader.deleteConsumed();
      assertEquals(3, cycles(), "the record read last is in the first hour");
      next = read(reader, 2).positions().get(SOURCE);
      reader.deleteConsumed();
      assertEquals(2, cycles());
    }
    try (QueueReader reader = from(next)) {
      assertEquals(range(7, 10), TestRecords.sequences(read(reader, 100).records()));
      reader.deleteConsumed();
      assertEquals(1, cycles());
      instance.append(1);
      assertEquals(range(11, 11), TestRecords.sequences(read(reader, 100).records()));
    }
  }

  @Test
  void noRecordIsKeptAsideAndPassed() throws IOException {
    byte[] other = {9, 1, 2, 3};
    instance.append(1);
    instance.appendBytes(other);
    instance.append(1);
    try (QueueReader reader = from(0)) {
      assertEquals(range(1, 2), TestRecords.sequences(read(reader, 100).records()));
    }
    assertEquals(1, unreadable.count());
    try (Stream<Path> kept = Files.list(root.resolve("unreadable"))) {
      byte[] bytes = Files.readAllBytes(kept.findFirst().orElseThrow());
      assertArrayEquals(other, Arrays.copyOf(bytes, other.length));
    }
  }
}
