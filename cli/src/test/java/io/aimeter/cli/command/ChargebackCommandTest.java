package io.aimeter.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.cli.Run;
import io.aimeter.cli.TestStore;
import io.aimeter.cli.TestStore.Row;
import io.aimeter.core.record.RecordField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChargebackCommandTest {
  private static final long USD = 1_000_000_000;

  @TempDir private Path temporary;
  private TestStore store;
  private long sequence;

  @BeforeEach
  void makeStore() throws Exception {
    store = new TestStore(temporary.resolve("aimeter"), "w1");
    store.commit(
        call("2026-03-01T00:00:00Z", "100", "search", "ranker", 30 * USD),
        call("2026-03-31T23:59:59Z", "100", "search", "indexer", 10 * USD),
        call("2026-03-10T00:00:00Z", "200", "ads", "<b>bids|", 50 * USD),
        call("2026-03-10T00:00:00Z", null, "lab", "play", 10 * USD),
        call("2026-03-11T00:00:00Z", null, null, null, 0)
            .set(RecordField.COST, null)
            .set(RecordField.PRICE_STATE, "unpriced"),
        call("2026-02-28T23:59:59Z", "100", "search", "ranker", 70 * USD),
        call("2026-04-01T00:00:00Z", "100", "search", "ranker", 70 * USD));
  }

  private Row call(String moment, String costCenter, String team, String app, long cost) {
    return TestStore.call("i", ++sequence, moment)
        .set(RecordField.COST_CENTER, costCenter)
        .set(RecordField.TEAM, team)
        .set(RecordField.APP, app)
        .set(RecordField.COST, cost);
  }

  private String run(Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("chargeback", "--dir", store.root(), "--month", "2026-03"));
    arguments.addAll(List.of(more));
    Run run = Run.of(arguments.toArray());
    assertEquals(0, run.exitCode(), run::err);
    return run.out();
  }

  @Test
  void sectionsWithTheRemainderLast() {
    assertEquals(
        """
        # AI chargeback 2026-03 (UTC), in US dollars

        | cost center | team | app | calls | cost | share |
        |---|---|---|---:|---:|---:|
        | 200 | ads | \\<b\\>bids\\| | 1 | $50.0000 | 50.0 % |
        | **total 200** |  |  | **1** | **$50.0000** | **50.0 %** |
        | 100 | search | ranker | 1 | $30.0000 | 30.0 % |
        | 100 | search | indexer | 1 | $10.0000 | 10.0 % |
        | **total 100** |  |  | **2** | **$40.0000** | **40.0 %** |
        | (none) | lab | play | 1 | $10.0000 | 10.0 % |
        | (none) | (none) | (none) | 1 | $0.0000 | 0.0 % |
        | **total (none)** |  |  | **2** | **$10.0000** | **10.0 %** |
        | **total** |  |  | **5** | **$100.0000** | **100.0 %** |

        - Without a cost center: $10.0000, 10.0 % of all.
        - Not in it, for they have no price: 1 billable record.
        """,
        run("--format", "markdown").replace("\r\n", "\n"));
  }

  @Test
  void aPageThatLoadsNothingAndEscapesEverything() {
    String page = run("--format", "html");
    assertTrue(page.contains("<td>&lt;b&gt;bids|</td>"), page);
    assertTrue(page.contains("<tr class=\"total\"><td>total</td>"), page);
    assertFalse(page.matches("(?s).*(<script|<link|<img|http).*"), page);
  }

  @Test
  void aTableForATerminalAndExactFiguresForMachines() throws Exception {
    String table = run();
    assertTrue(table.startsWith("AI chargeback 2026-03 (UTC), in US dollars"), table);
    assertTrue(table.contains("total 100"), table);
    String csv = run("--format", "csv", "--by", "cost-center");
    assertTrue(csv.contains("\r\n100,"), csv);
    assertTrue(csv.contains("40000000000"), csv);
    assertTrue(
        run("--format", "json").contains("\"cost_nano_usd\" : 100000000000")
            || run("--format", "json").contains("\"cost_nano_usd\":100000000000"));
  }

  @Test
  void theFlagsOfOtherAnswersSayTheFormsForMachines() {
    assertEquals(run("--format", "json"), run("--json"));
    assertEquals(run("--format", "csv"), run("--csv"));
    Run both = Run.of("chargeback", "--dir", store.root(), "--csv", "--format", "html");
    assertEquals(2, both.exitCode());
    assertTrue(both.err().contains("mutually exclusive"), both.err());
  }

  @Test
  void theMonthIsOfTheZone() {
    assertTrue(
        run("--timezone", "+01:00", "--by", "cost-center", "--format", "markdown")
            .contains("| 100 | 2 | $100.0000 |"));
  }

  @Test
  void aMonthWithoutCallsIsATotalOfNothing() {
    Run run = Run.of("chargeback", "--dir", store.root(), "--month", "2020-01");
    assertEquals(0, run.exitCode());
    assertTrue(run.out().contains("Nothing was spent that has a price."), run.out());
  }
}
