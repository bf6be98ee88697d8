package io.aimeter.collector.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.Batch;
import io.aimeter.collector.TestRecords;
import io.aimeter.collector.store.Store;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in a real store. */
class WatchesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:30:00Z");
  private static final long USD = 1_000_000_000L;
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  @TempDir Path root;
  private Path store;

  /**
   * A dollar an hour for twenty days, and 90 more dollars in the hour from 10 to 11 of the last.
   */
  @BeforeEach
  void fill() throws Exception {
    store = Layout.stores(root).resolve("w");
    Batch batch = new Batch(10_000);
    long sequence = 0;
    for (int hour = 20 * 24; hour >= 0; hour--) {
      long begin = TestRecords.DAY + 12 * HOUR_NANOS - hour * HOUR_NANOS;
      int calls = hour == 2 ? 91 : 1;
      for (int i = 0; i < calls; i++) {
        batch.add(
            TestRecords.record("i", ++sequence).toBuilder()
                .set(RecordField.STARTED_AT, begin + i * 1_000_000_000L)
                .set(RecordField.COST, USD)
                .build());
      }
    }
    try (Store opened = new Store(store)) {
      opened.commit(batch, source -> true);
    }
  }

  private List<Condition> budgets(String yaml) throws IOException {
    Files.writeString(root.resolve("budgets.yaml"), yaml);
    return new BudgetWatch(root, ZoneOffset.UTC).look(NOW);
  }

  private static List<String> keys(List<Condition> conditions) {
    return conditions.stream().map(Condition::key).toList();
  }

  @Test
  void budgetsThatAreUsedUpToAShareAndThoseThatWillBe() throws Exception {
    List<Condition> found =
        budgets(
            """
            budgets:
            - {name: over, team: payments, usd: 500}
            - {name: nearly, team: payments, usd: 600}
            - {name: ahead, team: payments, usd: 720}
            - {name: enough, team: payments, usd: 5000}
            - {name: other, team: search, usd: 1}
            """);
    assertEquals(
        List.of(
            "budget.threshold/over/2026-11-01/80",
            "budget.threshold/over/2026-11-01/100",
            "budget.threshold/nearly/2026-11-01/80"),
        keys(found).stream().filter(key -> key.startsWith("budget.threshold")).toList());
    assertEquals(
        List.of("budget.forecast/nearly/2026-11-01", "budget.forecast/ahead/2026-11-01"),
        keys(found).stream().filter(key -> key.startsWith("budget.forecast")).toList());
    assertEquals(
        "over has spent 559.00 USD of its 500.00 USD until 2026-11-30 (111 %)",
        found.get(1).message());
    assertEquals("559.000000000", found.get(1).fields().get("spent_usd"));
  }

  @Test
  void withoutBudgetsThereIsNothingAndABadFileIsSaid() throws Exception {
    assertEquals(List.of(), new BudgetWatch(root, ZoneOffset.UTC).look(NOW));
    IOException bad = assertThrows(IOException.class, () -> budgets("budgets: [{usd: many}]\n"));
    assertTrue(bad.getMessage().contains("budgets.yaml"), bad.getMessage());
  }

  @Test
  void aSpikeAndLostRecords() throws Exception {
    StatusFile.write(
        Files.createDirectories(store.resolve(Layout.INSTANCES)).resolve("i.json"),
        Map.of(StatusFile.DROPPED_DISK, 5));
    List<Condition> found = new SpendWatch(root).look(NOW);
    assertEquals(List.of("spike/2026-11-20T10:00:00Z", "records.lost/5"), keys(found));
    assertTrue(
        found.get(0).message().startsWith("91.00 USD spent from 2026-11-20T10:00:00Z on, where"),
        found.get(0).message());
    assertTrue(found.get(1).message().startsWith("agents have dropped 5 records in all"));
  }
}
