package io.aimeter.collector.tail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.Batch;
import io.aimeter.collector.TestInstance;
import io.aimeter.collector.TestRecords;
import io.aimeter.collector.log.Log;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstancesTest {
  @TempDir Path root;
  private final List<String> said = new ArrayList<>();
  private Path statuses;
  private Instances instances;

  /** What the store holds. */
  private final Map<String, Long> positions = new HashMap<>();

  @BeforeEach
  void begin() {
    statuses = root.resolve("store/w/instances");
    instances = open();
  }

  private Instances open() {
    return new Instances(
        root,
        statuses,
        source -> positions.getOrDefault(source, 0L),
        new Unreadable(root.resolve("unreadable")),
        Log.messages(said::add));
  }

  @AfterEach
  void end() {
    instances.close();
  }

  /** As the collector does, with a commit that always succeeds. */
  private Batch cycle() throws IOException {
    Batch batch = new Batch(1000);
    instances.read(batch);
    positions.putAll(batch.positions());
    instances.deleteShipped();
    return batch;
  }

  @Test
  void nothingAtAllIsNothing() throws IOException {
    assertTrue(cycle().isEmpty());
    assertEquals(List.of(), said);
  }

  @Test
  void aLivingDirectoryIsKeptHoweverLongItIsSilent() throws IOException {
    try (TestInstance living = new TestInstance(root, "living")) {
      living.spill(1);
      living.append(2);
      assertEquals(Set.of(1L, 2L, 3L), TestRecords.distinct(cycle().records()));
      for (int i = 0; i < 5; i++) {
        assertTrue(cycle().isEmpty());
      }
      assertTrue(Files.exists(living.directory().resolve(Layout.SPILL)));
      living.append(1);
      assertEquals(Set.of(4L), TestRecords.distinct(cycle().records()));
    }
  }

  @Test
  void aDeadDirectoryIsDeletedOnceAllIsShippedAndItsStatusIsKept() throws IOException {
    try (TestInstance dead = new TestInstance(root, "dead")) {
      dead.spill(2);
      dead.append(2);
      StatusFile.write(
          dead.directory().resolve(Layout.AGENT_STATUS), Map.of(StatusFile.APPENDED, 4));
      dead.die();
      assertEquals(Set.of(1L, 2L, 3L, 4L), TestRecords.distinct(cycle().records()));
      assertTrue(Files.exists(dead.directory()), "not before a commit");
      assertTrue(instances.mayComeBack("dead/queue"));
      cycle();
      assertFalse(Files.exists(dead.directory()));
      assertFalse(instances.mayComeBack("dead/queue"));
      assertEquals(
          4, StatusFile.number(StatusFile.read(statuses.resolve("dead.json")), "appended"));
      assertEquals(List.of("reading dead", "shipped all of dead, whose JVM has ended"), said);
    }
  }

  @Test
  void aFullBatchDoesNotPassForTheEnd() throws IOException {
    try (TestInstance dead = new TestInstance(root, "dead")) {
      dead.append(10);
      dead.die();
      for (int read = 0; read < 10; read += 2) {
        Batch batch = new Batch(2);
        instances.read(batch);
        instances.deleteShipped();
        assertEquals(List.of(read + 1L, read + 2L), TestRecords.sequences(batch.records()));
        assertTrue(Files.exists(dead.directory()));
      }
      cycle();
      assertFalse(Files.exists(dead.directory()));
    }
  }

  @Test
  void aHalfMadeDirectoryIsLeftForAMinute() throws IOException {
    Path half = Files.createDirectories(Layout.queues(root).resolve("half"));
    cycle();
    cycle();
    assertTrue(Files.exists(half));
    Files.setLastModifiedTime(half, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
    cycle();
    cycle();
    assertFalse(Files.exists(half));
  }

  /**
   * Whatever a kill in the middle of deleting leaves, it is not taken for a half-made directory.
   */
  @Test
  void aHalfDeletedDirectoryIsDeletedAtOnceAndNotReadAgain() throws IOException {
    for (List<String> gone :
        List.of(
            List.of(Layout.LIVE_LOCK),
            List.of("spill.bin", Layout.LIVE_LOCK),
            List.of("19700101", "2025"),
            List.of("metadata.cq4t"))) {
      try (TestInstance dead = new TestInstance(root, "dead" + gone.size() + gone.get(0))) {
        dead.spill(1);
        dead.append(2);
        assertEquals(3, cycle().records().size());
        dead.die();
        instances.close();
        deleteFiles(dead.directory(), gone);
        instances = open();
        assertTrue(cycle().isEmpty(), gone::toString);
        cycle();
        assertFalse(Files.exists(dead.directory()), () -> gone + " " + said);
      }
    }
  }

  private static void deleteFiles(Path directory, List<String> beginnings) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        if (beginnings.stream().anyMatch(file.getFileName().toString()::startsWith)) {
          Files.delete(file);
        }
      }
    }
  }

  @Test
  void theLockIsDeletedLast() throws IOException {
    try (TestInstance dead = new TestInstance(root, "dead")) {
      dead.spill(1);
      dead.die();
      Path inTheWay = Files.createDirectories(dead.directory().resolve("z/z"));
      cycle();
      cycle();
      assertFalse(Files.exists(dead.directory().resolve(Layout.SPILL)));
      assertTrue(Files.exists(dead.directory().resolve(Layout.LIVE_LOCK)));
      Files.delete(inTheWay);
      cycle();
      assertFalse(Files.exists(dead.directory()));
    }
  }

  /** As when a volume is away for a moment. */
  @Test
  void aDirectoryThatComesBackIsReadOnAndNotAgain() throws IOException {
    try (TestInstance instance = new TestInstance(root, "i")) {
      instance.spill(2);
      instance.append(2);
      assertEquals(4, cycle().records().size());
      Path away = root.resolve("away");
      Files.move(instance.directory(), away);
      assertTrue(cycle().isEmpty());
      Files.move(away, instance.directory());
      instance.append(1);
      assertEquals(List.of(5L), TestRecords.sequences(cycle().records()));
    }
  }

  /** As a volume that is unmounted for a while: what was read of it is not read again. */
  @Test
  void aDirectoryThatVanishesStopsNothingAndMayComeBack() throws IOException {
    try (TestInstance gone = new TestInstance(root, "gone");
        TestInstance other = new TestInstance(root, "other")) {
      gone.spill(1);
      gone.append(2);
      other.spill(1);
      cycle();
      Path away = root.resolve("away");
      Files.move(gone.directory(), away);
      other.spill(1);
      assertEquals(Set.of(2L), TestRecords.distinct(cycle().records()));
      assertTrue(instances.mayComeBack("gone/spill"));
      Files.move(away, gone.directory());
      gone.append(1);
      assertEquals(List.of(4L), TestRecords.sequences(cycle().records()));
    }
  }

  /** Killed between a directory's deletion and the commit that forgets its position. */
  @Test
  void whatAnotherCollectorHasDeletedIsForgottenToo() throws IOException {
    Files.createDirectories(statuses);
    StatusFile.write(statuses.resolve("dead.json"), Map.of(StatusFile.APPENDED, 4));
    assertFalse(instances.mayComeBack("dead/queue"));
    assertTrue(instances.mayComeBack("never-seen/queue"));
  }

  @Test
  void allQueuesMayVanishAndComeBack() throws IOException {
    try (TestInstance gone = new TestInstance(root, "gone")) {
      gone.append(2);
      assertEquals(2, cycle().records().size());
      Path away = root.resolve("away");
      Files.move(Layout.queues(root), away);
      assertTrue(cycle().isEmpty());
      Files.createDirectory(Layout.queues(root));
      assertTrue(cycle().isEmpty());
      Files.delete(Layout.queues(root));
      Files.move(away, Layout.queues(root));
      gone.append(1);
      assertEquals(List.of(3L), TestRecords.sequences(cycle().records()));
    }
  }

  /** The JVMs live, an hour's file of each is damaged: the hours after it are read, and others. */
  @Test
  void damagedFilesInTheMiddleArePassedOverAndKept() throws Exception {
    List<Damaged> all = new ArrayList<>();
    try (TestInstance other = new TestInstance(root, "other")) {
      for (Damage damage : Damage.values()) {
        all.add(new Damaged(damage));
      }
      long end = System.nanoTime() + 60_000_000_000L;
      while (!all.stream().allMatch(Damaged::isPassed)) {
        assertTrue(System.nanoTime() < end, () -> all + " " + said);
        other.spill(1);
        List<CostRecord> records = cycle().records();
        assertTrue(records.stream().anyMatch(each -> of(each, "other")), "the others are read");
        for (Damaged each : all) {
          each.read(records);
        }
        Thread.sleep(100);
      }
      for (Damaged each : all) {
        each.verify();
      }
    } finally {
      for (Damaged each : all) {
        each.living.close();
      }
    }
  }

  private static boolean of(CostRecord record, String instance) {
    return instance.equals(record.text(RecordField.INSTANCE));
  }

  /** A JVM of which the second of three hours, a hundred records each, is damaged. */
  private final class Damaged {
    private final String name;
    private final TestInstance living;
    private final Path hour;
    private final byte[] bytes;
    private final Set<Long> read = new TreeSet<>();

    Damaged(Damage damage) throws IOException {
      name = damage.name();
      living = new TestInstance(root, name);
      living.append(100);
      living.nextHour();
      living.append(100);
      living.nextHour();
      living.append(100);
      try (Stream<Path> files = Files.list(living.directory())) {
        hour = files.filter(each -> each.toString().endsWith(".cq4")).sorted().toList().get(1);
      }
      damage.to(hour);
      bytes = Files.readAllBytes(hour);
    }

    void read(List<CostRecord> records) {
      for (CostRecord each : records) {
        if (of(each, name)) {
          assertTrue(read.add(each.number(RecordField.SEQUENCE)), () -> each + " twice");
        }
      }
    }

    boolean isPassed() {
      return read.contains(300L);
    }

    void verify() throws IOException {
      Set<Long> readable = new TreeSet<>(LongStream.rangeClosed(1, 100).boxed().toList());
      readable.addAll(LongStream.rangeClosed(201, 300).boxed().toList());
      assertTrue(read.containsAll(readable), () -> this + " " + said);
      Path kept = root.resolve("unreadable").resolve(name).resolve(hour.getFileName());
      assertArrayEquals(bytes, Files.readAllBytes(kept), said::toString);
      assertEquals(1, said.stream().filter(l -> l.contains(kept.toString())).count(), "" + said);
      living.append(1);
      assertTrue(
          cycle().records().stream()
              .anyMatch(each -> of(each, name) && each.number(RecordField.SEQUENCE) == 301));
    }

    @Override
    public String toString() {
      return name + ": " + read;
    }
  }

  /** What a disk can do to a file. */
  private enum Damage {
    EMPTY {
      @Override
      void to(RandomAccessFile file) throws IOException {
        file.setLength(0);
      }
    },
    TRUNCATED_IN_ITS_HEAD {
      @Override
      void to(RandomAccessFile file) throws IOException {
        file.setLength(100);
      }
    },
    TRUNCATED_AMONG_RECORDS {
      @Override
      void to(RandomAccessFile file) throws IOException {
        file.setLength(used(file) - 4096);
      }
    },
    ZEROS_IN_THE_MIDDLE {
      @Override
      void to(RandomAccessFile file) throws IOException {
        file.seek(used(file) - 8192);
        file.write(new byte[4096]);
      }
    },
    NOISE_IN_THE_MIDDLE {
      @Override
      void to(RandomAccessFile file) throws IOException {
        byte[] noise = new byte[4096];
        new Random(3).nextBytes(noise);
        file.seek(used(file) - 8192);
        file.write(noise);
      }
    };

    abstract void to(RandomAccessFile file) throws IOException;

    void to(Path path) throws IOException {
      try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
        to(file);
      }
    }

    /** Up to the last byte that is not zero. */
    static long used(RandomAccessFile file) throws IOException {
      byte[] all = new byte[(int) file.length()];
      file.seek(0);
      file.readFully(all);
      int used = all.length;
      while (all[used - 1] == 0) {
        used--;
      }
      return used;
    }
  }

  @Test
  void oneThatCannotBeReadIsSaidOnceAndDoesNotStopTheOthers() throws IOException {
    try (TestInstance broken = new TestInstance(root, "broken");
        TestInstance good = new TestInstance(root, "good")) {
      Files.write(broken.directory().resolve("metadata.cq4t"), new byte[] {1, 2, 3, 4, 5});
      Files.write(broken.directory().resolve("20251124-10F.cq4"), new byte[] {1, 2, 3, 4, 5});
      good.spill(1);
      assertEquals(Set.of(1L), TestRecords.distinct(cycle().records()));
      good.spill(1);
      assertEquals(Set.of(2L), TestRecords.distinct(cycle().records()));
      assertTrue(said.stream().filter(line -> line.startsWith("broken ")).count() <= 1, "" + said);
      assertTrue(Files.exists(broken.directory()));
    }
  }
}
