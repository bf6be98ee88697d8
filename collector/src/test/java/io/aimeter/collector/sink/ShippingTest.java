package io.aimeter.collector.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.Batch;
import io.aimeter.collector.TestRecords;
import io.aimeter.collector.log.Log;
import io.aimeter.collector.store.Store;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippingTest {
  @TempDir Path directory;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final MemorySink good = new MemorySink();
  private final MemorySink bad = new MemorySink();
  private long sequence;

  private static SinkPlan plan(String name, MemorySink sink) {
    return new SinkPlan(name, "memory", sink::connect, 7, Duration.ofMillis(5));
  }

  private Shipping ship(Store store, SinkPlan... plans) throws IOException {
    return new Shipping(Arrays.asList(plans), store, Log.messages(said::add));
  }

  private void commit(Store store, int records) throws IOException {
    Batch batch = new Batch(1000);
    for (int i = 0; i < records; i++) {
      batch.add(TestRecords.record("i", ++sequence));
    }
    batch.position("i/queue", sequence);
    store.commit(batch, source -> true);
  }

  /** As the collector's own thread does. */
  private static void await(Store store, BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + 30_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "not within 30 s");
      store.shortenOutboxes(false);
      Thread.sleep(5);
    }
  }

  private void assertHasAll(MemorySink sink) {
    List<Long> all = LongStream.rangeClosed(1, sequence).boxed().toList();
    assertEquals(all, TestRecords.sequences(sink.records()).stream().sorted().toList());
  }

  @Test
  void whatIsCommittedArrivesWholeAndInOrderAcrossFiles() throws Exception {
    try (Store store = new Store(directory);
        Shipping shipping = ship(store, plan("a", good))) {
      for (int i = 0; i < 5; i++) {
        commit(store, 3);
      }
      await(store, shipping::isDone);
      assertEquals(TestRecords.record("i", 1), good.records().get(0));
      assertEquals(
          LongStream.rangeClosed(1, 15).boxed().toList(), TestRecords.sequences(good.records()));
      assertTrue(good.largest() <= 7, "a batch of " + good.largest());
      assertEquals(new SinkStatus("a", 15, 0, 0, null), shipping.status().get(0));
    }
  }

  @Test
  void aDeadSinkHoldsUpNoOtherAndCatchesUp() throws Exception {
    bad.dead(true);
    try (Store store = new Store(directory);
        Shipping shipping = ship(store, plan("bad", bad), plan("good", good))) {
      commit(store, 20);
      await(store, () -> good.records().size() == 20);
      SinkStatus status = shipping.status().get(0);
      assertEquals(20, status.waiting());
      assertEquals("it is dead", status.problem());
      bad.dead(false);
      await(store, shipping::isDone);
      assertHasAll(bad);
      await(store, () -> shipping.status().get(0).problem() == null);
      assertEquals(
          List.of(
              "cannot ship to bad, and tries again until it can: it is dead", "ships to bad again"),
          said);
    }
  }

  /** A column dropped by mistake, say: the records wait for it to be mended. */
  @Test
  void aSinkThatRefusesEverythingIsNotEmptiedIntoDeadLetters() throws Exception {
    bad.refusing(true);
    try (Store store = new Store(directory);
        Shipping shipping = ship(store, plan("bad", bad))) {
      commit(store, 300);
      await(store, () -> shipping.status().get(0).problem() != null);
      String problem = shipping.status().get(0).problem();
      assertEquals("it refuses one record after another: no such team", problem);
      Path letters = directory.resolve("dead-letters/bad.jsonl");
      assertTrue(Files.readAllLines(letters).size() <= 110, "" + shipping.status());
      assertTrue(shipping.status().get(0).waiting() >= 190, "" + shipping.status());
      bad.refusing(false);
      await(store, shipping::isDone);
      int kept = Files.readAllLines(letters).size();
      assertTrue(kept >= 100 && kept <= 110, kept + " dead letters");
      assertEquals(300 - kept, bad.records().size());
    }
  }

  /** More files than are offered at once, merged and sealed while nobody reads them. */
  @Test
  void whatWaitsIsMergedLikeTheRestAndArrivesOnce() throws Exception {
    bad.dead(true);
    try (Store store = new Store(directory);
        Shipping shipping = ship(store, plan("bad", bad))) {
      for (int i = 0; i < 150; i++) {
        commit(store, 2);
        if (i % 10 == 0) {
          settle(store);
        }
      }
      settle(store);
      store.deleteOrphans();
      assertEquals(300, store.rows());
      int parcels = store.outbox("bad").head().size() + store.outbox("bad").tail().size();
      assertTrue(parcels < 100, parcels + " parcels wait");
      bad.dead(false);
      await(store, shipping::isDone);
      assertHasAll(bad);
      store.shortenOutboxes(true);
      assertEquals(0, store.outbox("bad").rows());
    }
  }

  private static void settle(Store store) throws Exception {
    while (store.tidy(Instant.now())) {
      Thread.sleep(2);
    }
  }

  @Test
  void brokenConnectionsAndRestartsLoseAndRepeatNothing() throws Exception {
    good.failing(0.05);
    for (int restart = 0; restart < 6; restart++) {
      try (Store store = new Store(directory);
          Shipping shipping = ship(store, plan("a", good))) {
        for (int i = 0; i < 8; i++) {
          commit(store, 4);
          assertNotNull(shipping.status());
        }
      }
    }
    good.failing(0);
    try (Store store = new Store(directory);
        Shipping shipping = ship(store, plan("a", good))) {
      await(store, shipping::isDone);
    }
    assertEquals(6 * 8 * 4, sequence);
    assertHasAll(good);
  }

  @Test
  void aNewSinkGetsWhatTheStoreHoldsAndAFormerOneIsNamed() throws Exception {
    try (Store store = new Store(directory);
        Shipping shipping = ship(store, plan("old", good))) {
      commit(store, 10);
      await(store, shipping::isDone);
      bad.dead(true);
      store.shortenOutboxes(true);
    }
    try (Store store = new Store(directory);
        Shipping shipping = ship(store, plan("old", bad))) {
      commit(store, 5);
      assertEquals(5, shipping.status().get(0).waiting());
    }
    MemorySink fresh = new MemorySink();
    try (Store store = new Store(directory);
        Shipping shipping = ship(store, plan("new", fresh))) {
      await(store, shipping::isDone);
      assertHasAll(fresh);
      assertEquals(
          "old is not configured any more: 5 records that waited for it are in the store alone",
          said.get(said.size() - 1));
    }
  }

  @Test
  void refusedRecordsAreKeptAsideAndTheOthersArrive() throws Exception {
    try (Store store = new Store(directory);
        Shipping shipping = ship(store, plan("a", good))) {
      Batch batch = new Batch(100);
      for (long i = 1; i <= 20; i++) {
        CostRecord.Builder record = TestRecords.record("i", i).toBuilder();
        batch.add(i % 8 == 3 ? record.set(RecordField.TEAM, "poison").build() : record.build());
      }
      store.commit(batch, source -> true);
      await(store, shipping::isDone);
      assertEquals(new SinkStatus("a", 17, 0, 3, null), shipping.status().get(0));
      List<Long> arrived = new ArrayList<>(LongStream.rangeClosed(1, 20).boxed().toList());
      arrived.removeAll(List.of(3L, 11L, 19L));
      assertEquals(arrived, TestRecords.sequences(good.records()));
      List<String> letters = Files.readAllLines(directory.resolve("dead-letters/a.jsonl"));
      assertEquals(3, letters.size());
      assertTrue(letters.get(1).contains("\"reason\":\"no such team\""), letters.get(1));
      assertTrue(letters.get(1).contains("\"sequence\":11,"), letters.get(1));
    }
  }

  @Test
  void aSinkThatWasRestoredFromABackupIsTold() throws Exception {
    try (Store store = new Store(directory);
        Shipping shipping = ship(store, plan("a", good))) {
      commit(store, 10);
      await(store, shipping::isDone);
      store.shortenOutboxes(true);
    }
    good.forgetAfter(0, -1);
    try (Store store = new Store(directory);
        Shipping shipping = ship(store, plan("a", good))) {
      commit(store, 1);
      await(store, shipping::isDone);
      assertNull(shipping.status().get(0).problem());
      assertEquals(List.of(11L), TestRecords.sequences(good.records()));
      assertTrue(said.get(0).startsWith("a lacks records that it had"), said.get(0));
    }
  }

  /** A sink that says when it wants to be asked again, is idle now and then, and rejects some. */
  @Test
  void aSinkIsToldWhereNothingIsNewAndLeftAloneWhereItAsksForThat() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    AtomicInteger idle = new AtomicInteger();
    Sink sink =
        new Sink() {
          @Override
          public long open(String stream) throws SinkException {
            if (opened.getAndIncrement() == 0) {
              throw new SinkException("come back later", null, Duration.ofSeconds(2));
            }
            return -1;
          }

          @Override
          public void write(List<CostRecord> records, long next) {}

          @Override
          public void idle() {
            idle.incrementAndGet();
          }

          @Override
          public Rejection rejected() {
            return idle.get() == 1 ? new Rejection(3, "too old") : null;
          }

          @Override
          public void close() {}
        };
    SinkPlan plan = new SinkPlan("a", "memory", () -> sink, 7, Duration.ofMillis(200));
    long begun = System.nanoTime();
    try (Store store = new Store(directory);
        Shipping shipping = ship(store, plan)) {
      commit(store, 3);
      await(store, () -> idle.get() > 2);
      assertTrue(System.nanoTime() - begun >= 2_000_000_000L, "not left alone");
      assertEquals(3, shipping.status().get(0).refused());
    }
    assertTrue(
        said.contains("a rejects 3 of what it is sent, and does not say which: too old"),
        said.toString());
  }
}
