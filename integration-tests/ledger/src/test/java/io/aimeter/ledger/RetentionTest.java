package io.aimeter.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.aimeter.cli.Aimeter;
import io.aimeter.collector.Batch;
import io.aimeter.collector.store.Retention;
import io.aimeter.collector.store.Store;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.StoreFile;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import io.aimeter.query.InstanceCount;
import io.aimeter.query.Ledger;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days that a store drops, and what is said of them afterwards. */
class RetentionTest {
  private static final Instant FIRST = Instant.parse("2026-03-01T06:00:00Z");
  private static final Instant NOW = FIRST.plus(Duration.ofDays(6));
  private static final String JVM = "jvm";
  private static final long A_DAY = 10;

  @TempDir Path root;

  private Path directory;
  private Store store;

  /** A JVM records on six days and lives on; another records on the first alone. */
  @BeforeEach
  void fill() throws Exception {
    directory = Layout.stores(root).resolve("w");
    store = new Store(directory);
    for (int day = 0; day < 6; day++) {
      Batch batch = new Batch(100);
      for (int i = 1; i <= A_DAY; i++) {
        batch.add(record(JVM, day * A_DAY + i, day));
      }
      batch.position(JVM + "/queue", day * A_DAY + A_DAY + 1);
      store.commit(batch, source -> true);
    }
    commit(record("gone", 1, 0), record("gone", 2, 0));
  }

  @AfterEach
  void close() throws Exception {
    store.close();
  }

  private static CostRecord record(String instance, long sequence, int day) {
    Instant start = FIRST.plus(Duration.ofDays(day)).plusSeconds(sequence);
    return CostRecord.builder()
        .set(RecordField.INSTANCE, instance)
        .set(RecordField.SEQUENCE, sequence)
        .set(RecordField.STARTED_AT, start.getEpochSecond() * 1_000_000_000L)
        .set(RecordField.PROVIDER, "openai")
        .set(RecordField.REQUEST_MODEL, "house-model")
        .set(RecordField.BILLABLE, true)
        .set(RecordField.TEAM, "payments")
        .set(RecordField.PRICE_STATE, "priced")
        .set(RecordField.COST, 1_000_000_000L)
        .build();
  }

  private void commit(CostRecord... records) throws Exception {
    Batch batch = new Batch(100);
    for (CostRecord record : records) {
      batch.add(record);
    }
    store.commit(batch, source -> true);
  }

  private void tidy(Instant now) throws Exception {
    while (store.tidy(now)) {
      Thread.sleep(1);
    }
  }

  private List<String> days() throws Exception {
    return Manifest.read(directory).files().stream()
        .map(file -> Instant.EPOCH.plusMillis(file.minStartMicros() / 1000).toString())
        .map(time -> time.substring(0, 10))
        .sorted()
        .toList();
  }

  private JsonNode report() throws Exception {
    return Run.json(List.of("report", "--dir", root.toString(), "--since", "2026-01-01", "--json"));
  }

  private String doctor() {
    StringWriter out = new StringWriter();
    Aimeter.execute(new PrintWriter(out), new PrintWriter(out), "doctor", "--dir", root.toString());
    return out.toString();
  }

  private void assertCounts(long stored, long missing, long expired) throws Exception {
    JsonNode report = report();
    assertEquals(stored, report.get("total").get("calls").asLong(), report.toString());
    assertEquals(stored * 1_000_000_000L, report.get("total").get("cost_nano_usd").asLong());
    assertEquals(missing, report.get("missing_records").asLong());
    assertEquals(expired, report.path("expired_records").asLong());
  }

  @Test
  void nothingGoesUnlessItIsSaid() throws Exception {
    tidy(NOW);
    assertCounts(62, 0, 0);
    assertTrue(report().path("expired_before").isMissingNode());
    assertFalse(doctor().contains("retention"), doctor());
  }

  @Test
  void whatIsTooOldGoesAndIsNotMissing() throws Exception {
    tidy(NOW); // sealed and summed up before
    store.use(new Retention(2, Long.MAX_VALUE));
    tidy(NOW.plusSeconds(3600));
    assertEquals(List.of("2026-03-04", "2026-03-05", "2026-03-06"), days());
    assertCounts(30, 0, 32);
    assertEquals("2026-03-04T00:00:00Z", report().get("expired_before").asText());
    String doctor = doctor();
    assertTrue(doctor.contains("records before 2026-03-04 are gone by retention: 32"), doctor);
    assertFalse(doctor.contains("missing"), doctor);
    List<String> ask = List.of("report", "--dir", root.toString(), "--since");
    String all = Run.of(List.of(ask.get(0), ask.get(1), ask.get(2), ask.get(3), "2026-01-01"));
    assertTrue(all.contains("GONE: records before 2026-03-04 are gone by retention"), all);
    String kept = Run.of(List.of(ask.get(0), ask.get(1), ask.get(2), ask.get(3), "2026-03-04"));
    assertFalse(kept.contains("GONE"), kept);
  }

  @Test
  void whatHasGoneBeforeIsKnownAfterMoreHasGoneAndAfterARestart() throws Exception {
    store.use(new Retention(4, Long.MAX_VALUE));
    tidy(NOW);
    assertCounts(50, 0, 12);
    store.close();
    store = new Store(directory);
    store.use(new Retention(1, Long.MAX_VALUE));
    tidy(NOW.plusSeconds(3600));
    assertCounts(20, 0, 42);
    commit(record(JVM, 61, 6));
    assertCounts(21, 0, 42);
  }

  @Test
  void aGapIsStillSeen() throws Exception {
    commit(record(JVM, 62, 5));
    store.use(new Retention(1, Long.MAX_VALUE));
    tidy(NOW);
    assertCounts(21, 1, 42);
    assertTrue(doctor().contains("1 record missing") && doctor().contains("; number 61"), doctor());
  }

  @Test
  void whatIsTooMuchGoesOldestFirst() throws Exception {
    tidy(NOW);
    long bytes = Manifest.read(directory).files().stream().mapToLong(StoreFile::bytes).sum();
    store.use(new Retention(Long.MAX_VALUE, bytes - 1));
    tidy(NOW.plusSeconds(3600));
    assertEquals("2026-03-02", days().get(0));
    assertCounts(50, 0, 12);
    commit(record(JVM, 61, 6));
    store.use(new Retention(Long.MAX_VALUE, 1));
    tidy(NOW.plusSeconds(7200));
    assertEquals(List.of("2026-03-07"), days(), "today stays, however little may be kept");
    assertCounts(1, 0, 62);
  }

  @Test
  void aRecordThatComesForADayThatIsGoneGoesToo() throws Exception {
    store.openOutboxes(Set.of("sink"));
    store.use(new Retention(2, Long.MAX_VALUE));
    tidy(NOW);
    commit(record("late", 1, 1));
    assertEquals(63, store.outbox("sink").rows(), "a sink gets it all the same");
    tidy(NOW.plus(Duration.ofHours(2)));
    assertCounts(30, 0, 33);
  }

  @Test
  void whatASinkHasStillToGetStaysOnDisk() throws Exception {
    store.openOutboxes(Set.of("sink"));
    Set<String> waiting = new TreeSet<>();
    store.outbox("sink").addPaths(waiting);
    store.use(new Retention(1, 1));
    tidy(NOW);
    age();
    store.deleteOrphans();
    assertCounts(0, 0, 62);
    for (String path : waiting) {
      assertTrue(Files.exists(directory.resolve(path)), path);
    }
    store.shipped("sink", store.outbox("sink").end());
    store.shortenOutboxes(true);
    store.deleteOrphans();
    for (String path : waiting) {
      assertFalse(Files.exists(directory.resolve(path)), path);
    }
  }

  @Test
  void readersWithTheManifestOfBeforeStillFindEverything() throws Exception {
    tidy(NOW);
    Manifest before = Manifest.read(directory);
    age();
    store.use(new Retention(1, 1));
    tidy(NOW.plusSeconds(3600));
    store.deleteOrphans();
    for (StoreFile file : before.files()) {
      assertTrue(Files.exists(directory.resolve(file.path())), file.path());
    }
    before.rollups().forEach(rollup -> assertTrue(Files.exists(directory.resolve(rollup.path()))));
    age();
    store.deleteOrphans();
    for (StoreFile file : before.files()) {
      assertFalse(Files.exists(directory.resolve(file.path())), file.path());
    }
    assertCounts(0, 0, 62);
  }

  @Test
  void aClockThatIsFarAheadCostsNothing() throws Exception {
    store.use(new Retention(5, Long.MAX_VALUE));
    tidy(NOW.plus(Duration.ofDays(5000)));
    assertCounts(62, 0, 0);
  }

  /**
   * As where an NTP server is wrong for some hours over midnight: agents and collector believe it.
   */
  @Test
  void clocksThatAreAllAheadForAMomentCostNothing() throws Exception {
    commit(record(JVM, 61, 400), record(JVM, 62, 401));
    store.use(new Retention(5, Long.MAX_VALUE));
    tidy(FIRST.plus(Duration.ofDays(402)));
    assertCounts(64, 0, 0);
    tidy(NOW);
    assertCounts(64, 0, 0);
    store.use(new Retention(Long.MAX_VALUE, 1));
    tidy(FIRST.plus(Duration.ofDays(403)));
    assertTrue(
        days().contains("2026-03-06"), "the day it is stays whatever a clock says: " + days());
    store.use(new Retention(2, Long.MAX_VALUE));
    commit(record(JVM, 63, 6));
    tidy(NOW.plus(Duration.ofHours(3)));
    assertTrue(days().contains("2026-03-07"), "and what comes when clocks are right again stays");
  }

  @Test
  void afterAGapDaysGoOnceRecordsOfThreeDaysSayThatTimeHasPassed() throws Exception {
    store.use(new Retention(5, Long.MAX_VALUE));
    commit(record(JVM, 61, 40), record(JVM, 62, 41));
    tidy(FIRST.plus(Duration.ofDays(41)));
    assertCounts(64, 0, 0);
    commit(record(JVM, 63, 42));
    tidy(FIRST.plus(Duration.ofDays(42)));
    assertEquals(List.of("2026-04-10", "2026-04-11", "2026-04-12"), days());
    assertCounts(3, 0, 62);
  }

  @Test
  void aClockThatIsBehindDropsNothing() throws Exception {
    store.use(new Retention(5, Long.MAX_VALUE));
    tidy(FIRST.minus(Duration.ofDays(1000)));
    assertCounts(62, 0, 0);
  }

  @Test
  void instancesOfWhichNothingIsLeftAreForgotten() throws Exception {
    store.use(new Retention(1, Long.MAX_VALUE));
    tidy(NOW);
    assertEquals(Map.of(JVM, 60L), lastSequences());
  }

  private Map<String, Long> lastSequences() throws Exception {
    Map<String, Long> last = new TreeMap<>();
    InstanceCount.read(new Ledger(root))
        .forEach((instance, count) -> last.put(instance, count.lastSequence()));
    return last;
  }

  /** As if everything had been written long ago. */
  private void age() throws Exception {
    try (var files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(11))));
      }
    }
  }
}
