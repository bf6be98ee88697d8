package io.aimeter.collector.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.Batch;
import io.aimeter.collector.TestRecords;
import io.aimeter.collector.TestStore;
import io.aimeter.collector.store.Store;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.Rerating;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code aimeter rerate}, as a user runs it: a process of its own, killed at times. */
class RerateTest {
  private static final String TOKENS = "count(*), sum(sequence), sum(output_tokens)";
  private static final String COSTS = "sum(cost_nano_usd), sum(output_cost_nano_usd), count(*)";

  @TempDir Path logs;
  @TempDir Path root;
  private Path store;
  private Path prices;

  @BeforeEach
  void begin() throws Exception {
    store = Files.createDirectories(Layout.stores(root).resolve("w-local"));
    prices = root.resolve("prices.json");
    prices("2");
  }

  /** What a million output tokens of the records' model cost. */
  private void prices(String output) throws Exception {
    Files.writeString(
        prices,
        "{\"version\":\"v"
            + output
            + "\",\"models\":[{\"provider\":\"openai\",\"model\":\"house-model\",\"prices\":["
            + "{\"per_million_tokens\":{\"output\":\""
            + output
            + "\"}}]}]}");
  }

  /** A call of as many output tokens as its sequence says; every third one has no price. */
  private static CostRecord call(long sequence) {
    CostRecord.Builder call =
        TestRecords.record("i", sequence).toBuilder()
            .set(RecordField.USAGE_SOURCE, "reported")
            .set(RecordField.OUTPUT_COST, 10 * sequence);
    if (sequence % 3 == 0) {
      call.set(RecordField.PRICE_STATE, "unpriced");
      call.clear(RecordField.COST).clear(RecordField.OUTPUT_COST);
      call.set(RecordField.TEAM, "search");
    }
    return call.build();
  }

  private void commit(long from, long to) throws Exception {
    try (Store into = new Store(store)) {
      Batch batch = new Batch(1_000_000);
      for (long sequence = from; sequence <= to; sequence++) {
        batch.add(call(sequence));
      }
      into.commit(batch, source -> true);
    }
  }

  private CollectorProcess rerate(String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("--dir", root.toString(), "--prices", prices.toString(), "--since"));
    arguments.addAll(List.of(more));
    return CollectorProcess.start(Rerate.class, logs, arguments.toArray(new String[0]));
  }

  private String done(String... more) throws Exception {
    CollectorProcess process = rerate(more);
    assertEquals(0, process.exitCode(), process.printed());
    return process.printed();
  }

  private static long sum(long n) {
    return n * (n + 1) / 2;
  }

  @Test
  void pricesChangeTokensDoNotAndTheOldPricesStay() throws Exception {
    commit(1, 5);
    commit(6, 9);
    String tokens = TestStore.ask(store, TOKENS);
    long generation = Manifest.read(store).generation();

    String dry = done("2026-11-01", "--dry-run");
    assertTrue(dry.contains("house-model  payments        6             0"), dry);
    assertTrue(dry.contains("house-model  search          3             3"), dry);
    assertTrue(dry.contains("9 of 9 records change"), dry);
    String unasked = done("2026-11-01");
    assertTrue(unasked.contains("Nothing was written."), unasked);
    assertEquals(generation, Manifest.read(store).generation(), "nothing was written");

    String written = done("2026-11-01", "--yes");
    assertTrue(written.contains("Written."), written);
    assertEquals(tokens, TestStore.ask(store, TOKENS));
    assertEquals(
        2000 * sum(9) + " " + 2000 * sum(9) + " 9", TestStore.ask(store, COSTS), "2000 a token");
    assertEquals("priced priced", TestStore.ask(store, "min(price_state), max(price_state)"));
    assertTrue(TestStore.ask(store, "min(price_version)").endsWith("/v2"));
    Rerating rerating = Manifest.read(store).reratings().get(0);
    assertEquals(9, rerating.rows());
    assertEquals(10 * (sum(9) - 18), rerating.costBefore());
    assertEquals(2000 * sum(9), rerating.costAfter());
    assertTrue(Files.exists(store.resolve(rerating.path())));

    String again = done("2026-11-01", "--yes");
    assertTrue(again.contains("No price changes: 0 of 9 records."), again);
    assertEquals(generation + 1, Manifest.read(store).generation(), "the second changed nothing");
  }

  @Test
  void onlyCallsInTheRangeChange() throws Exception {
    commit(1, 9);
    Instant fifth = Instant.ofEpochSecond(TestRecords.DAY / 1_000_000_000L + 5);
    done(fifth.toString(), "--until", fifth.plusSeconds(2).toString(), "--yes");
    assertEquals(
        "2 " + (2000 * 11 + 10 * (1 + 2 + 4 + 7 + 8)),
        TestStore.ask(
            store, "count(*) FILTER (WHERE price_version LIKE '%/v2'), sum(cost_nano_usd)"));
    assertEquals(9, Manifest.read(store).files().get(0).rows());
  }

  @Test
  void mergesAndSealsKeepTheNewPricesAndTheFileOfTheOld() throws Exception {
    for (int i = 0; i < 30; i++) {
      commit(3 * i + 1, 3 * i + 3);
    }
    done("2026-11-01", "--yes");
    prices("3");
    done("2026-11-01", "--yes");
    try (Store tidied = new Store(store)) {
      while (tidied.tidy(Instant.parse("2026-11-25T12:00:00Z"))) {
        Thread.sleep(1);
      }
      tidied.deleteOrphans();
    }
    assertEquals(1, Manifest.read(store).files().size());
    assertEquals(3000 * sum(90) + " 90", TestStore.ask(store, "sum(cost_nano_usd), count(*)"));
    assertEquals(2, Manifest.read(store).reratings().size());
    for (Rerating rerating : Manifest.read(store).reratings()) {
      assertTrue(Files.exists(store.resolve(rerating.path())), rerating.path());
    }
  }

  @Test
  void aStoreThatACollectorWritesIsLeftAlone() throws Exception {
    commit(1, 3);
    try (Store held = new Store(store)) {
      assertEquals(3, held.rows());
      CollectorProcess refused = rerate("2026-11-01", "--yes");
      assertEquals(1, refused.exitCode());
      assertTrue(refused.printed().contains("is being written by a collector. Stop it, rerate"));
      assertTrue(done("2026-11-01", "--dry-run").contains("3 of 3 records change"));
    }
    assertEquals("30", TestStore.ask(store, "sum(cost_nano_usd)"));
  }

  @Test
  void misuseIsToldInALine() throws Exception {
    for (String[] arguments :
        List.of(
            new String[] {"yesterday"},
            new String[] {"2026-11-02", "--until", "2026-11-01"},
            new String[] {"2026-11-02", "--prices2"})) {
      CollectorProcess misused = rerate(arguments);
      assertEquals(2, misused.exitCode(), misused.printed());
      assertEquals(1, misused.printed().lines().count(), misused.printed());
    }
  }

  @Test
  void killedWheneverTheLedgerIsTheOldOrTheNew() throws Exception {
    int records = 60_000;
    for (int i = 0; i < 3; i++) {
      commit(i * records / 3 + 1, (i + 1) * records / 3);
    }
    String tokens = TestStore.ask(store, TOKENS);
    String before = TestStore.ask(store, COSTS);
    String after = 2000 * sum(records) + " " + 2000 * sum(records) + " " + records;
    long begin = System.nanoTime();
    done("2026-11-01", "--dry-run");
    long longest = (System.nanoTime() - begin) / 1_000_000;
    Random random = new Random(4);
    for (int kill = 0; kill < 8; kill++) {
      CollectorProcess process = rerate("2026-11-01", "--yes");
      Thread.sleep(longest / 2 + random.nextInt((int) longest));
      process.kill();
      String costs = TestStore.ask(store, COSTS);
      boolean written = !Manifest.read(store).reratings().isEmpty();
      assertEquals(written ? after : before, costs);
      assertEquals(tokens, TestStore.ask(store, TOKENS));
    }
    done("2026-11-01", "--yes");
    assertEquals(after, TestStore.ask(store, COSTS));
    assertEquals(tokens, TestStore.ask(store, TOKENS));
    assertEquals(1, Manifest.read(store).reratings().size());
  }
}
