package io.aimeter.collector.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.Batch;
import io.aimeter.collector.TestRecords;
import io.aimeter.collector.TestStore;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.StoreFile;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final String SOURCE = "i/queue";

  /** The first records' day, not yet over. */
  private static final Instant WHEN = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir Path directory;

  /** Commits the sequences from the one to the other. */
  private static void commit(Store store, long from, long to) throws Exception {
    Batch batch = new Batch(1000);
    for (long sequence = from; sequence <= to; sequence++) {
      batch.add(TestRecords.record("i", sequence));
    }
    batch.position(SOURCE, to + 1);
    store.commit(batch, source -> true);
  }

  /** Merges and seals until there is nothing to do. */
  private static void tidy(Store store, Instant now) throws Exception {
    while (store.tidy(now)) {
      Thread.sleep(1);
    }
  }

  private long hotFiles() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("hot"))) {
      return files.count();
    }
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(11))));
  }

  @Test
  void recordsAndPositionsAppearTogetherAndStay() throws Exception {
    try (Store store = new Store(directory)) {
      commit(store, 1, 5);
      commit(store, 6, 9);
      assertEquals(9, store.rows());
    }
    assertEquals(TestStore.exactly(9), TestStore.audit(directory));
    try (Store store = new Store(directory)) {
      assertEquals(Map.of(SOURCE, 10L), store.positions());
      assertEquals(9, store.rows());
    }
  }

  @Test
  void everyTypeOfFieldComesBack() throws Exception {
    CostRecord record =
        TestRecords.record("i", 3).toBuilder()
            .set(RecordField.STARTED_AT, 1_795_000_000_123_456_789L)
            .set(RecordField.STREAMING, false)
            .put(RecordField.TAGS, "it's", "\"ü\"")
            .clear(RecordField.TEAM)
            .build();
    Batch batch = new Batch(10);
    batch.add(record);
    try (Store store = new Store(directory)) {
      store.commit(batch, source -> true);
    }
    assertEquals(
        "2026-11-18 11:06:40.123456 true false \"ü\" r0 3 0 0 1",
        TestStore.ask(
            directory,
            "any_value(started_at), any_value(billable), any_value(streaming),"
                + " any_value(tags['it''s']), any_value(tags['run']), any_value(output_tokens),"
                + " count(team), count(uncached_input_tokens), count(*)"));
    StoreFile file = Manifest.read(directory).files().get(0);
    assertEquals(1_795_000_000_123_456L, file.minStartMicros());
    assertEquals(1_795_000_000_123_456L, file.maxStartMicros());
  }

  @Test
  void positionsAloneNeedNoFile() throws Exception {
    try (Store store = new Store(directory)) {
      Batch batch = new Batch(10);
      batch.position(SOURCE, 4);
      store.commit(batch, source -> true);
      assertEquals(Map.of(SOURCE, 4L), store.positions());
    }
    assertEquals(0, hotFiles());
  }

  @Test
  void positionsOfDirectoriesThatAreGoneAreForgotten() throws Exception {
    try (Store store = new Store(directory)) {
      commit(store, 1, 1);
      Batch batch = new Batch(10);
      batch.position("j/queue", 7);
      store.commit(batch, source -> false);
      assertEquals(Map.of("j/queue", 7L), store.positions());
    }
  }

  @Test
  void mergingChangesNoRecordAndBoundsTheFiles() throws Exception {
    long commits = 130;
    try (Store store = new Store(directory)) {
      for (long i = 0; i < commits; i++) {
        commit(store, 2 * i + 1, 2 * i + 2);
        tidy(store, WHEN);
        assertTrue(Manifest.read(directory).files().size() <= 60);
      }
      assertEquals(2 * commits, store.rows());
    }
    assertEquals(TestStore.exactly(2 * commits), TestStore.audit(directory));
    Manifest manifest = Manifest.read(directory);
    assertEquals(2 * commits, manifest.files().stream().mapToLong(StoreFile::rows).sum());
    assertEquals(Map.of(SOURCE, 2 * commits + 1), manifest.next());
  }

  @Test
  void mergedFilesStayForReadersWithTheOldManifest() throws Exception {
    try (Store store = new Store(directory)) {
      for (int i = 1; i <= 30; i++) {
        commit(store, i, i);
      }
      Manifest before = Manifest.read(directory);
      for (StoreFile file : before.files()) {
        age(directory.resolve(file.path())); // written long ago, but dropped only now
      }
      tidy(store, WHEN);
      store.deleteOrphans();
      for (StoreFile file : before.files()) {
        assertTrue(Files.exists(directory.resolve(file.path())), file.path());
        age(directory.resolve(file.path()));
      }
      store.deleteOrphans();
      assertEquals(1, hotFiles());
    }
    assertEquals(TestStore.exactly(30), TestStore.audit(directory));
  }

  /** Records of three days in files that straddle midnight, and one record without a start. */
  @Test
  void daysThatAreOverAreSealed() throws Exception {
    long hour = 3600;
    try (Store store = new Store(directory)) {
      for (long sequence = 1; sequence <= 50; sequence++) {
        Batch batch = new Batch(10);
        // One an hour and, later by half an hour, one of the hour before.
        batch.add(at(2 * sequence, sequence * hour));
        batch.add(at(2 * sequence + 1, sequence * hour - hour / 2));
        store.commit(batch, source -> true);
      }
      Batch batch = new Batch(10);
      batch.add(TestRecords.record("i", 1).toBuilder().clear(RecordField.STARTED_AT).build());
      store.commit(batch, source -> true);
      tidy(store, Instant.parse("2026-11-22T00:59:00Z"));
      assertEquals(List.of("date=1970-01-01", "date=2026-11-20"), sealedDays());
      tidy(store, Instant.parse("2026-11-22T01:30:00Z"));
      assertEquals(
          List.of("date=1970-01-01", "date=2026-11-20"), sealedDays(), "not before an hour");
      tidy(store, Instant.parse("2026-11-22T02:00:00Z"));
      assertEquals(List.of("date=1970-01-01", "date=2026-11-20", "date=2026-11-21"), sealedDays());
      assertEquals(101, store.rows());
    }
    assertEquals(TestStore.exactly(101), TestStore.audit(directory));
    for (StoreFile file : Manifest.read(directory).files()) {
      Instant first = Instant.EPOCH.plus(file.minStartMicros(), ChronoUnit.MICROS);
      Instant last = Instant.EPOCH.plus(file.maxStartMicros(), ChronoUnit.MICROS);
      if (file.path().startsWith("events/")) {
        String day = file.path().substring("events/date=".length(), file.path().lastIndexOf('/'));
        assertTrue(first.toString().startsWith(day), file + " from " + first);
        assertTrue(last.toString().startsWith(day), file + " to " + last);
      } else {
        assertFalse(first.isBefore(Instant.parse("2026-11-22T00:00:00Z")), file + " " + first);
      }
    }
  }

  /** A record that starts that many seconds after the first day's begin. */
  private static CostRecord at(long sequence, long second) {
    return TestRecords.record("i", sequence).toBuilder()
        .set(RecordField.STARTED_AT, TestRecords.DAY + second * 1_000_000_000L)
        .build();
  }

  private List<String> sealedDays() throws IOException {
    return Manifest.read(directory).files().stream()
        .map(StoreFile::path)
        .filter(path -> path.startsWith("events/"))
        .map(path -> path.split("/", 3)[1])
        .distinct()
        .sorted()
        .toList();
  }

  /** Records that come for a sealed day, hour after hour, do not pile up files either. */
  @Test
  void lateRecordsAreMergedIntoTheirDay() throws Exception {
    Instant now = Instant.parse("2026-11-23T00:00:00Z");
    try (Store store = new Store(directory)) {
      for (long i = 1; i <= 20; i++) {
        commit(store, i, i);
        now = now.plus(Duration.ofHours(2));
        tidy(store, now);
        assertTrue(Manifest.read(directory).files().size() <= 8);
      }
    }
    assertEquals(List.of("date=2026-11-20"), sealedDays());
    assertEquals(TestStore.exactly(20), TestStore.audit(directory));
  }

  /** Commits go on while files are merged, and both are kept. */
  @Test
  void commitsDoNotWaitForAMerge() throws Exception {
    try (Store store = new Store(directory)) {
      for (int i = 1; i <= 30; i++) {
        commit(store, i, i);
      }
      assertTrue(store.tidy(WHEN), "begins");
      commit(store, 31, 31);
      store.deleteOrphans();
      tidy(store, WHEN);
    }
    assertEquals(2, Manifest.read(directory).files().size());
    assertEquals(TestStore.exactly(31), TestStore.audit(directory));
  }

  /** What cannot be read is neither lost nor does it stop commits. */
  @Test
  void aMergeThatFailsChangesNothing() throws Exception {
    try (Store store = new Store(directory)) {
      for (int i = 1; i <= 30; i++) {
        commit(store, i, i);
      }
      Path first = directory.resolve(Manifest.read(directory).files().get(0).path());
      byte[] whole = Files.readAllBytes(first);
      byte[] damaged = whole.clone();
      Arrays.fill(damaged, 4, 500, (byte) 0); // of the same length, with whole ends
      Files.write(first, damaged);
      assertThrows(IOException.class, () -> tidy(store, WHEN));
      assertFalse(store.tidy(WHEN), "not at once again");
      commit(store, 31, 31);
      assertEquals(31, Manifest.read(directory).files().size());
      Files.write(first, whole);
      tidy(store, WHEN.plus(Duration.ofMinutes(10)));
      assertEquals(1, Manifest.read(directory).files().size());
    }
    assertEquals(TestStore.exactly(31), TestStore.audit(directory));
  }

  @Test
  void aTruncatedFileIsNamedAndHoldsUpNoOther() throws Exception {
    try (Store store = new Store(directory)) {
      for (int i = 1; i <= 30; i++) {
        commit(store, i, i);
      }
      Path first = directory.resolve(Manifest.read(directory).files().get(0).path());
      byte[] whole = Files.readAllBytes(first);
      Files.write(first, Arrays.copyOf(whole, 30));
      tidy(store, WHEN);
      assertEquals(
          List.of(
              "%s is damaged: of %d bytes it has 30; restore it from a backup: files of a store"
                      .formatted(first, whole.length)
                  + " never change"),
          store.damage());
      commit(store, 31, 31);
      tidy(store, WHEN);
      assertEquals(2, Manifest.read(directory).files().size(), "the others are merged");
      tidy(store, WHEN.plus(Duration.ofDays(1)));
      assertEquals(1, hotOf(Manifest.read(directory)), "and sealed");
      assertEquals(List.of(), store.damage(), "said once");
      Files.write(first, whole);
      tidy(store, WHEN.plus(Duration.ofDays(2)));
      assertEquals(0, hotOf(Manifest.read(directory)));
    }
    assertEquals(TestStore.exactly(31), TestStore.audit(directory));
  }

  @Test
  void aClockThatWasFarAheadHoldsUpNothing() throws Exception {
    try (Store store = new Store(directory)) {
      commit(store, 1, 5);
      tidy(store, WHEN.plus(Duration.ofDays(1000))); // seals, and would again in an hour
      commit(store, 6, 9);
      tidy(store, WHEN.plus(Duration.ofDays(1)));
      assertEquals(0, hotOf(Manifest.read(directory)), "sealed by the clock that is right again");
    }
    assertEquals(TestStore.exactly(9), TestStore.audit(directory));
  }

  private static long hotOf(Manifest manifest) {
    return manifest.files().stream().filter(file -> file.path().startsWith("hot/")).count();
  }

  @Test
  void whatAClockThatWasAheadLeftIsNotKeptUntilThen() throws Exception {
    try (Store store = new Store(directory)) {
      Path left = Files.writeString(directory.resolve("hot/left.parquet"), "x");
      Files.setLastModifiedTime(left, FileTime.from(Instant.now().plus(Duration.ofDays(1000))));
      store.deleteOrphans();
      assertTrue(Files.exists(left), "a reader may have it");
      Instant changed = Files.getLastModifiedTime(left).toInstant();
      assertTrue(changed.isBefore(Instant.now().plusSeconds(1)), changed::toString);
    }
  }

  @Test
  void whatACrashLeftIsDeletedAtTheNextStart() throws Exception {
    try (Store store = new Store(directory)) {
      commit(store, 1, 2);
    }
    Path orphan = Files.write(directory.resolve("hot/dead-0.parquet"), new byte[] {1, 2});
    Path fresh = Files.write(directory.resolve("hot/dead-1.parquet"), new byte[] {1, 2});
    Files.writeString(directory.resolve("MANIFEST.tmp"), "{\"form");
    Path spilled = Files.createDirectories(directory.resolve("commit.tmp")).resolve("x.tmp");
    Files.writeString(spilled, "x");
    age(orphan);
    Path committed = directory.resolve(Manifest.read(directory).files().get(0).path());
    age(committed);
    try (Store store = new Store(directory)) {
      assertFalse(Files.exists(orphan));
      assertFalse(Files.exists(spilled));
      assertTrue(Files.exists(fresh), "a reader may have it");
      assertTrue(Files.exists(committed));
      commit(store, 3, 3);
    }
    assertEquals(TestStore.exactly(3), TestStore.audit(directory));
  }

  @Test
  void aSecondCollectorIsRefused() throws Exception {
    try (Store store = new Store(directory)) {
      StoreInUseException e =
          assertThrows(StoreInUseException.class, () -> new Store(directory).close());
      assertTrue(e.getMessage().contains("--writer"), e.getMessage());
      commit(store, 1, 1);
    }
    new Store(directory).close();
  }

  @Test
  void aDamagedManifestIsNotTakenForAnEmptyOne() throws Exception {
    try (Store store = new Store(directory)) {
      commit(store, 1, 2);
    }
    Path manifest = directory.resolve(Layout.MANIFEST);
    String whole = Files.readString(manifest);
    Files.writeString(manifest, whole.substring(0, whole.length() / 2));
    IOException e = assertThrows(IOException.class, () -> new Store(directory).close());
    assertTrue(e.getMessage().contains(manifest.toString()), e.getMessage());
    Files.writeString(manifest, whole);
    new Store(directory).close();
    assertEquals(TestStore.exactly(2), TestStore.audit(directory));
  }

  /** A commit that fails leaves nothing behind, and the same batch can be committed later. */
  @Test
  void aFailedCommitCanBeRepeated() throws Exception {
    try (Store store = new Store(directory)) {
      commit(store, 1, 2);
      // Neither MANIFEST nor anything else can be put in the place of a directory.
      Path inTheWay = Files.createDirectories(directory.resolve("MANIFEST.tmp/x"));
      assertThrows(IOException.class, () -> commit(store, 3, 4));
      assertEquals(TestStore.exactly(2), TestStore.audit(directory));
      assertEquals(Map.of(SOURCE, 3L), store.positions());
      Files.delete(inTheWay);
      Files.delete(inTheWay.getParent());
      commit(store, 3, 4);
    }
    assertEquals(TestStore.exactly(4), TestStore.audit(directory));
  }
}
