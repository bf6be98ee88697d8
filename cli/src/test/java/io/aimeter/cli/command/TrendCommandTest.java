package io.aimeter.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
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

class TrendCommandTest {
  private static final Object[] MARCH = {
    "--since", "2026-03-08", "--until", "2026-03-15", "--timezone", "UTC"
  };

  @TempDir private Path temporary;
  private TestStore store;
  private long sequence;

  @BeforeEach
  void makeStore() throws Exception {
    store = new TestStore(temporary.resolve("aimeter"), "w1");
  }

  private Row call(String day, String feature, String model, long tokens, long cost) {
    return TestStore.call("i", ++sequence, day + "T12:00:00Z")
        .set(RecordField.TEAM, "search")
        .set(RecordField.APP, "ranker")
        .set(RecordField.FEATURE, feature)
        .set(RecordField.RESPONSE_MODEL, model)
        .set(RecordField.UNCACHED_INPUT_TOKENS, tokens)
        .set(RecordField.OUTPUT_TOKENS, 0)
        .set(RecordField.COST, cost);
  }

  /** A feature that runs away, one that moves to a dear model, one that shrinks, one that stays. */
  private void commit() throws Exception {
    List<Row> rows = new ArrayList<>();
    for (int day = 1; day <= 14; day++) {
      String date = String.format("2026-03-%02d", day);
      boolean now = day >= 8;
      for (int i = 0; i < (now ? 6 : 2); i++) {
        rows.add(call(date, "runaway", "gpt-5-mini", 1_000, 100_000));
      }
      rows.add(
          now
              ? call(date, "moved", "gpt-5", 1_000, 150_000)
              : call(date, "moved", "gpt-5-mini", 1_000, 100_000));
      rows.add(call(date, "shrinks", "gpt-5-mini", now ? 100 : 2_000, now ? 10_000 : 200_000));
      rows.add(call(date, "stays", "gpt-5-mini", 1_000, 100_000));
    }
    rows.add(call("2026-03-15", "later", "gpt-5-mini", 1_000, 9_000_000_000L));
    rows.add(call("2026-03-10", "unpriced", "new", 1_000, 0).set(RecordField.COST, null));
    store.commit(rows.toArray(Row[]::new));
  }

  private Run run(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("trend", "--dir", store.root()));
    arguments.addAll(List.of(MARCH));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray());
  }

  @Test
  void theFastestFirstWithItsReason() throws Exception {
    commit();
    JsonNode lines = run("--by", "feature", "--json").json();

    List<String> told = new ArrayList<>();
    for (JsonNode line : lines) {
      told.add(
          String.join(
              " ",
              line.get("feature").asText(),
              line.get("before_nano_usd").asText(),
              line.get("now_nano_usd").asText(),
              line.get("change_nano_usd").asText(),
              line.get("volume_nano_usd").asText(),
              line.get("mix_nano_usd").asText(),
              line.get("tokens_nano_usd").asText(),
              line.get("price_nano_usd").asText()));
    }
    assertEquals(
        List.of(
            "runaway 1400000 4200000 2800000 2800000 0 0 0",
            "moved 700000 1050000 350000 0 350000 0 0",
            "stays 700000 700000 0 0 0 0 0",
            "shrinks 1400000 70000 -1330000 0 0 -1330000 0"),
        told);
    JsonNode series = lines.get(0).get("series_nano_usd");
    assertEquals(14, series.size());
    assertEquals(200_000, series.get(6).asLong());
    assertEquals(600_000, series.get(7).asLong());
  }

  @Test
  void aSeriesIsOfWholeDaysWhereverAPeriodBegins() throws Exception {
    commit();
    Run run =
        Run.of(
            "trend",
            "--dir",
            store.root(),
            "--since",
            "2026-03-08T18:00:00Z",
            "--until",
            "2026-03-15T18:00:00Z",
            "--where",
            "feature=runaway",
            "--by",
            "feature",
            "--json");
    List<Long> series = new ArrayList<>();
    run.json().get(0).get("series_nano_usd").forEach(each -> series.add(each.asLong() / 100_000));
    // Of the first to the eighth, and of the eighth to the fifteenth: the eighth is in both.
    assertEquals(
        List.of(0L, 2L, 2L, 2L, 2L, 2L, 2L, 6L, 0L, 6L, 6L, 6L, 6L, 6L, 6L, 0L), series, run::err);
  }

  @Test
  void anyDimensionsSumToTheSame() throws Exception {
    commit();
    for (String by : List.of("team", "feature,model", "model", "provider,team,app")) {
      long change = 0;
      long parts = 0;
      for (JsonNode line : run("--by", by, "--json").json()) {
        change += line.get("change_nano_usd").asLong();
        for (String part : List.of("volume", "mix", "tokens", "price")) {
          parts += line.get(part + "_nano_usd").asLong();
        }
      }
      assertEquals(1_820_000, change, by);
      assertEquals(change, parts, by);
    }
  }

  @Test
  void aPersonSeesATableWithTotalAndBars() throws Exception {
    commit();
    Run run = run("--by", "feature", "--top", "2");
    assertEquals(0, run.exitCode(), run::err);
    String[] lines = run.out().split("\n", -1);
    assertTrue(lines[2].startsWith("runaway"), run::out);
    assertTrue(lines[2].contains("200.0 %"), run::out);
    assertTrue(lines[2].endsWith("▃▃▃▃▃▃▃███████"), run::out);
    assertTrue(lines[4].startsWith("total"), run::out);
    assertTrue(run.out().contains("… and 2 more"), run::out);
  }

  @Test
  void nothingSpentIsSaid() {
    assertEquals(new Run(0, "Nothing was spent in this period or the one before.\n", ""), run());
  }

  @Test
  void timesAreNoDimensionOfATrend() {
    Run run = run("--by", "day");
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("of any dimension but day"), run::err);
  }
}
