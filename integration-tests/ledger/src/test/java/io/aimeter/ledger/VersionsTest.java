package io.aimeter.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aimeter.collector.store.Repricing;
import io.aimeter.collector.store.Store;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.Rerating;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records priced again, twice: every state of the ledger can be read, with the same tokens. */
class VersionsTest {
  @TempDir Path root;
  private Path store;

  private List<String> report(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "report",
                "--dir",
                root.toString(),
                "--since",
                "2026-10-01",
                "--until",
                "2026-11-20",
                "--timezone",
                "UTC",
                "--by",
                "team,model,day",
                "--json"));
    all.addAll(List.of(more));
    return all;
  }

  private Instant reprice(String version, UnaryOperator<CostRecord> pricing) throws Exception {
    Repricing.Range range = new Repricing.Range(0, 2_000_000_000_000_000L, version);
    try (Store open = new Store(store);
        Repricing repricing = new Repricing(store, range, pricing, true)) {
      repricing.look();
      Rerating written = open.commit(repricing);
      while (open.tidy(Instant.parse("2026-11-25T00:00:00Z"))) {
        Thread.sleep(1);
      }
      return Instant.ofEpochMilli(written.at());
    }
  }

  /** Doubles what has a price, and prices what has none. */
  private static CostRecord doubled(CostRecord record) {
    return record.toBuilder()
        .set(RecordField.PRICE_STATE, "priced")
        .set(
            RecordField.COST,
            record.has(RecordField.COST) ? 2 * record.number(RecordField.COST) : 7)
        .clear(RecordField.LIST_COST)
        .build();
  }

  /** Adds one to those of odd sequences. */
  private static CostRecord odd(CostRecord record) {
    return record.number(RecordField.SEQUENCE) % 2 == 0
        ? record
        : record.toBuilder().set(RecordField.COST, record.number(RecordField.COST) + 1).build();
  }

  private static JsonNode part(JsonNode report, String... names) throws Exception {
    List<String> parts = new ArrayList<>();
    for (JsonNode line : report.get("lines")) {
      StringBuilder text = new StringBuilder();
      for (String name : names) {
        text.append(line.get(name)).append(' ');
      }
      parts.add(text.toString());
    }
    parts.sort(String::compareTo);
    return new ObjectMapper().valueToTree(parts);
  }

  private static final String[] TOKENS = {
    "team",
    "model",
    "day",
    "calls",
    "uncached_input_tokens",
    "cache_read_tokens",
    "cache_write_5m_tokens",
    "cache_write_1h_tokens",
    "output_tokens",
    "reasoning_tokens"
  };

  @Test
  void everyVersionCanBeReadWithTheSameTokens() throws Exception {
    for (long seed = 1; seed <= 3; seed++) {
      RandomLedger ledger = new RandomLedger(root.resolve("l" + seed), seed);
      root = ledger.root();
      store = Layout.stores(root).resolve("w0");
      JsonNode first = Run.json(report());
      Instant second = reprice("2", VersionsTest::doubled);
      JsonNode doubled = Run.json(report());
      Instant third = reprice("3", VersionsTest::odd);
      JsonNode now = Run.json(report());

      assertFalse(first.get("lines").equals(doubled.get("lines")));
      assertFalse(doubled.get("lines").equals(now.get("lines")));
      JsonNode early = Run.json(report("--prices-before", second.toString()));
      assertEquals(first.get("lines"), early.get("lines"));
      assertEquals(first.get("total"), early.get("total"));
      assertEquals(first.get("coverage"), early.get("coverage"));
      assertEquals(second.toString(), early.get("prices_before").asText());
      JsonNode middle = Run.json(report("--prices-before", third.toString()));
      assertEquals(doubled.get("lines"), middle.get("lines"));
      JsonNode late = Run.json(report("--prices-before", third.plusMillis(1).toString()));
      assertEquals(now.get("lines"), late.get("lines"));
      assertEquals(part(first, TOKENS), part(doubled, TOKENS));
      assertEquals(part(first, TOKENS), part(now, TOKENS));
      assertEquals(2, Manifest.read(store).reratings().size());

      String versions = Run.of(List.of("prices", "versions", "--dir", root.toString()));
      assertTrue(versions.contains(second.toString()), versions);
      assertTrue(versions.contains("--prices-before " + second), versions);
      String table =
          Run.of(
              List.of(
                  "report",
                  "--dir",
                  root.toString(),
                  "--since",
                  "2026-10-01",
                  "--prices-before",
                  third.toString()));
      assertTrue(table.contains("as it was before " + third), table);
      root = root.getParent();
    }
  }
}
