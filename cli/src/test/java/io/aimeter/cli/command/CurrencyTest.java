package io.aimeter.cli.command;

import static io.aimeter.cli.TestStore.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.aimeter.cli.Run;
import io.aimeter.cli.TestStore;
import io.aimeter.core.record.RecordField;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports in another currency. */
class CurrencyTest {
  @TempDir Path root;
  private TestStore store;
  private Path rates;

  @BeforeEach
  void begin() throws Exception {
    store = new TestStore(root, "w");
    rates = root.resolve("rates.json");
    rates(
        "{\"currency\":\"EUR\",\"date\":\"2026-11-02\",\"rate\":\"0.75\",\"source\":\"ECB\"}",
        "{\"currency\":\"EUR\",\"date\":\"2026-10-30\",\"rate\":0.5,\"source\":\"ECB\"}",
        "{\"currency\":\"JPY\",\"date\":\"2026-10-01\",\"rate\":\"150.123\",\"source\":\"BoJ\"}");
  }

  private void rates(String... all) throws Exception {
    Files.writeString(rates, "{\"rates\":[" + String.join(",", all) + "]}");
  }

  private Run report(Object... more) {
    List<Object> all =
        new ArrayList<>(
            List.of(
                "report",
                "--dir",
                root,
                "--since",
                "2026-10-01",
                "--until",
                "2026-11-30",
                "--timezone",
                "UTC",
                "--no-color",
                "--rates",
                rates));
    all.addAll(List.of(more));
    return Run.of(all.toArray());
  }

  private static TestStore.Row costs(long sequence, String at, long cost) {
    return call("i", sequence, at).set(RecordField.COST, cost);
  }

  @Test
  void eachRecordIsConvertedByItsDaysRateAndRoundedHalfEven() throws Exception {
    store.commit(
        costs(1, "2026-10-30T00:00:00Z", 3).set(RecordField.TEAM, "a"), // 1.5: 2
        costs(2, "2026-11-01T23:59:59.999999Z", 5).set(RecordField.TEAM, "b"), // 2.5: 2
        costs(3, "2026-11-02T00:00:00Z", 2).set(RecordField.TEAM, "c"), // 1.5: 2
        costs(4, "2026-11-20T00:00:00Z", 4_000_000_000_000_000_003L) // …002.25
            .set(RecordField.TEAM, "d")
            .set(RecordField.LIST_COST, 9_000_000_000_000_000_001L),
        costs(5, "2026-10-02T00:00:00Z", 0).set(RecordField.TEAM, "e")); // free before any rate
    JsonNode json = report("--by", "team", "--currency", "eur", "--json").json();
    assertEquals("EUR", json.get("currency").asText());
    assertEquals("2026-10-30", json.at("/rates/0/date").asText());
    assertEquals("0.75", json.at("/rates/1/rate").asText());
    assertEquals("ECB", json.at("/rates/1/source").asText());
    assertEquals(3_000_000_000_000_000_002L + 6, json.at("/total/cost_nano_eur").asLong());
    assertEquals("3000000000.000000002", json.at("/lines/0/cost_eur").asText());
    assertEquals(6_750_000_000_000_000_001L, json.at("/lines/0/list_cost_nano_eur").asLong());
    for (int line = 1; line <= 3; line++) {
      assertEquals(2, json.at("/lines/" + line + "/cost_nano_eur").asLong());
    }
    assertEquals(0, json.at("/lines/4/cost_nano_eur").asLong());
    assertTrue(json.at("/total/cost_nano_usd").isMissingNode(), "no figure under a wrong name");
    assertFalse(json.toString().contains("_usd"), json.toString());
  }

  @Test
  void tableAndCsvNameTheCurrencyAndTheRate() throws Exception {
    store.commit(costs(1, "2026-11-03T00:00:00Z", 2_000_000_000_000L));
    String table = report("--by", "team", "--currency", "EUR").out();
    assertTrue(table.contains("cost in EUR"), table);
    assertTrue(table.contains("EUR 1,500.00"), table);
    assertTrue(table.contains("from 2026-11-02 on 1 USD = 0.75 EUR (ECB)"), table);
    assertTrue(table.contains("1 other rate from 2026-10-30 on"), table);
    assertFalse(table.contains("$"), table);
    String csv = report("--by", "team", "--currency", "JPY", "--csv").out();
    assertTrue(csv.contains(",cost_nano_jpy,cost_jpy,"), csv);
    assertTrue(csv.contains(",300246000000000,300246.000000000,"), csv);
    assertTrue(report("--currency", "USD").out().contains("$2,000.00"), "USD needs no rate");
  }

  @Test
  void aRateIsNeverMadeUp() throws Exception {
    store.commit(costs(1, "2026-10-29T12:00:00Z", 7));
    Run early = report("--currency", "EUR");
    assertEquals(2, early.exitCode());
    assertTrue(early.err().contains("the first rate of EUR is of 2026-10-30"), early.err());
    assertTrue(early.err().contains("the earliest on 2026-10-29"), early.err());
    Run none = Run.of("report", "--dir", root, "--currency", "EUR");
    assertEquals(2, none.exitCode());
    assertTrue(none.err().contains("needs --rates FILE"), none.err());
    assertTrue(report("--currency", "CHF").err().contains("has no rate of CHF; it has EUR, JPY"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"currency\":\"EUR\",\"date\":\"2026-11-02\",\"rate\":\"0\",\"source\":\"x\"} | is no rate",
        "{\"currency\":\"EUR\",\"date\":\"2026-11-02\",\"rate\":\"-1\",\"source\":\"x\"} | is no rate",
        "{\"currency\":\"EUR\",\"date\":\"2.11.\",\"rate\":\"1\",\"source\":\"x\"} | is no date",
        "{\"currency\":\"EUR\",\"date\":\"2026-11-02\",\"rate\":\"1\"} | has no \"source\"",
        "{\"date\":\"2026-11-02\",\"rate\":\"1\",\"source\":\"x\"} | has no \"currency\"",
        "x | is not JSON",
      })
  void aWrongFileIsTold(String rate, String message) throws Exception {
    rates(rate);
    Run run = report("--currency", "EUR");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("rates.json"), run.err());
    assertTrue(run.err().contains(message), run.err());
  }
}
