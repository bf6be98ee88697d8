package io.aimeter.cli.command;

import static io.aimeter.cli.TestStore.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.aimeter.cli.Run;
import io.aimeter.cli.TestStore;
import io.aimeter.core.record.RecordField;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What providers said that they charged, beside our prices. */
class PricesStatedTest {
  @TempDir Path root;

  private static TestStore.Row stated(long sequence, String model, Long ours, long theirs) {
    return call("i", sequence, "2026-11-01T00:00:00Z")
        .set(RecordField.RESPONSE_MODEL, model)
        .set(RecordField.PRICE_STATE, ours == null ? "stated" : "priced")
        .set(RecordField.COST, ours == null ? theirs : ours)
        .set(RecordField.PROVIDER_COST, theirs);
  }

  @Test
  void theLargestDifferenceComesFirstWithItsWorstRecords() throws Exception {
    TestStore store = new TestStore(root, "w");
    store.commit(
        stated(1, "a", 100L, 100),
        stated(2, "a", 1_010L, 1_000), // a hundredth is no difference
        stated(3, "b", 500L, 400).set(RecordField.UPSTREAM_COST, 50),
        stated(4, "b", 900L, 100),
        stated(5, "b", null, 7),
        stated(6, "c", null, 9),
        call("i", 7, "2026-11-01T00:00:00Z"));
    JsonNode json =
        Run.of("prices", "stated", "--dir", root, "--since", "2026-10-01", "--json").json();
    assertEquals(3, json.size(), json::toString);
    JsonNode b = json.get(0);
    assertEquals("b", b.get("model").asText());
    assertEquals(3, b.get("records").asLong());
    assertEquals(557, b.get("stated_nano_usd").asLong());
    assertEquals(2, b.get("priced").asLong());
    assertEquals(550, b.get("stated_of_priced_nano_usd").asLong());
    assertEquals(1_400, b.get("ours_nano_usd").asLong());
    assertEquals(850, b.get("difference_nano_usd").asLong());
    assertEquals(2, b.get("differing").asLong());
    assertEquals("[\"i/4\",\"i/3\"]", b.get("worst").toString());
    JsonNode a = json.get(1);
    assertEquals(10, a.get("difference_nano_usd").asLong());
    assertEquals(0, a.get("differing").asLong());
    assertEquals("[]", a.get("worst").toString());
    JsonNode c = json.get(2);
    assertTrue(c.get("ours_nano_usd").isNull(), "nothing to compare with");
    assertTrue(c.get("difference_nano_usd").isNull());
    String table =
        Run.of("prices", "stated", "--dir", root, "--since", "2026-10-01", "--no-color").out();
    assertTrue(table.contains("i/4, i/3"), table);
  }

  @Test
  void nothingStatedIsSaid() throws Exception {
    new TestStore(root, "w").commit(call("i", 1, "2026-11-01T00:00:00Z"));
    String out = Run.of("prices", "stated", "--dir", root).out();
    assertEquals("No provider said in this time what it charged.", out.strip());
  }
}
