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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports on stores of our own making. */
class ReportCommandTest {
  @TempDir Path root;
  private TestStore store;

  @BeforeEach
  void openStore() throws Exception {
    store = new TestStore(root, "w-it's");
  }

  private Run report(Object... more) {
    Object[] args = new Object[more.length + 5];
    System.arraycopy(
        new Object[] {"report", "--dir", root, "--since", "2026-01-01"}, 0, args, 0, 5);
    System.arraycopy(more, 0, args, 5, more.length);
    return Run.of(args);
  }

  /**
   * Calls every hour and a quarter over ten days around Berlin's change of clocks, in two files.
   */
  private void fill() throws Exception {
    TestStore.Row[] rows = new TestStore.Row[200];
    String[] teams = {"search", "shop", null};
    for (int i = 0; i < rows.length; i++) {
      String start = Instant.parse("2026-10-20T00:07:31.5Z").plusSeconds(4_500L * i).toString();
      rows[i] =
          call("jvm-1", i + 1, start)
              .set(RecordField.TEAM, teams[i % 3])
              .set(RecordField.FEATURE, "f" + i % 7)
              .set(RecordField.USER, i % 5 == 0 ? null : "u" + i % 11)
              .set(RecordField.KEY_HINT, i % 2 == 0 ? "ab12" : null)
              .set(RecordField.HTTP_STATUS, i % 10 == 0 ? 429 : 200)
              .set(RecordField.UNCACHED_INPUT_TOKENS, i % 4 == 0 ? null : 10 + i)
              .set(RecordField.CACHE_READ_TOKENS, i)
              .set(RecordField.TAGS, Map.of("tier", "t" + i % 2))
              .set(RecordField.COST, 1_000_003L * i);
    }
    store.commit(Arrays.copyOfRange(rows, 0, 120));
    store.commit(Arrays.copyOfRange(rows, 120, 200));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "team,app,feature,model",
        "team",
        "user",
        "provider,environment,cost-center",
        "call-type",
        "client,server-address",
        "key",
        "status",
        "day",
        "hour",
        "day,hour,team",
        "tag.tier",
        "tag.none"
      })
  void everyGroupingSumsToTheSameTotalInEveryZone(String by) throws Exception {
    fill();
    for (String zone : List.of("UTC", "Asia/Kathmandu", "Europe/Berlin", "Pacific/Chatham")) {
      JsonNode report = report("--by", by, "--timezone", zone, "--json").json();
      JsonNode total = report.get("total");
      assertEquals(200, total.get("calls").asLong());
      assertEquals(20, total.get("errors").asLong());
      assertEquals(1_000_003L * 199 * 100, total.get("cost_nano_usd").asLong());
      assertEquals(199L * 100, total.get("cache_read_tokens").asLong());
      for (String measure :
          List.of("calls", "cost_nano_usd", "uncached_input_tokens", "output_tokens")) {
        long sum = 0;
        for (JsonNode line : report.get("lines")) {
          sum += line.get(measure).asLong();
        }
        assertEquals(total.get(measure).asLong(), sum, measure + " by " + by + " in " + zone);
      }
    }
  }

  @Test
  void daysAreThoseOfTheZone() throws Exception {
    store.commit(
        call("jvm-1", 1, "2026-11-01T18:14:59.999Z"),
        call("jvm-1", 2, "2026-11-01T18:15:00Z"),
        call("jvm-1", 3, "2026-11-02T18:14:59Z"));
    Map<String, Long> calls = new HashMap<>();
    report("--by", "day", "--timezone", "Asia/Kathmandu", "--json")
        .json()
        .get("lines")
        .forEach(line -> calls.put(line.get("day").asText(), line.get("calls").asLong()));
    assertEquals(Map.of("2026-11-01", 1L, "2026-11-02", 2L), calls);
  }

  @Test
  void theHourThatComesTwiceIsTwoHours() throws Exception {
    store.commit(
        call("jvm-1", 1, "2026-10-25T00:30:00Z"),
        call("jvm-1", 2, "2026-10-25T01:30:00Z"),
        call("jvm-1", 3, "2026-10-25T23:30:00Z"));
    JsonNode hours = report("--by", "hour", "--timezone", "Europe/Berlin", "--json").json();
    assertEquals("2026-10-25T02:00+02:00", hours.at("/lines/0/hour").asText());
    assertEquals("2026-10-25T02:00+01:00", hours.at("/lines/1/hour").asText());
    assertEquals("2026-10-26T00:00+01:00", hours.at("/lines/2/hour").asText());
    JsonNode days = report("--by", "day", "--timezone", "Europe/Berlin", "--json").json();
    assertEquals(2, days.at("/lines/0/calls").asLong());
  }

  @Test
  void sinceIsInclusiveAndUntilExclusive() throws Exception {
    store.commit(
        call("jvm-1", 1, "2026-11-01T00:00:00Z"),
        call("jvm-1", 2, "2026-11-02T00:00:00Z"),
        call("jvm-1", 3, "2026-11-02T00:00:00.000001Z"));
    assertEquals(1, calls("--since", "2026-11-01", "--until", "2026-11-02"));
    assertEquals(2, calls("--since", "2026-11-02T01:00:00+01:00"));
  }

  private long calls(String... period) throws Exception {
    List<Object> args = new ArrayList<>(List.of("report", "--dir", root, "--json"));
    args.addAll(List.of("--timezone", "UTC"));
    args.addAll(List.of(period));
    return Run.of(args.toArray()).json().at("/total/calls").asLong();
  }

  @Test
  void machineFormsAreExact() throws Exception {
    store.commit(
        call("jvm-1", 1, "2026-11-01T00:00:00Z")
            .set(RecordField.TEAM, "a \"b\", c")
            .set(RecordField.COST, 9_007_199_254_740_993L),
        call("jvm-1", 2, "2026-11-01T00:00:01Z").set(RecordField.TEAM, "").set(RecordField.COST, 1),
        call("jvm-1", 3, "2026-11-01T00:00:02Z")
            .set(RecordField.COST, null)
            .set(RecordField.OUTPUT_TOKENS, null));
    JsonNode json = report("--by", "team", "--json").json();
    assertEquals(9_007_199_254_740_994L, json.at("/total/cost_nano_usd").asLong());
    assertEquals("9007199.254740994", json.at("/total/cost_usd").asText());
    assertEquals("0.000000001", json.at("/lines/1/cost_usd").asText());
    assertTrue(json.at("/lines/2/team").isNull());
    assertTrue(json.at("/lines/2/cost_nano_usd").isNull());
    assertTrue(json.at("/lines/2/output_tokens").isNull());
    String[] csv = report("--by", "team", "--csv").out().split("\r\n", -1);
    assertEquals(5, csv.length);
    assertEquals(
        "team,calls,errors,uncached_input_tokens,cache_read_tokens,cache_write_5m_tokens,"
            + "cache_write_1h_tokens,output_tokens,reasoning_tokens,cost_nano_usd,cost_usd,"
            + "list_cost_nano_usd,list_cost_usd,estimated_cost_nano_usd,estimated_cost_usd,"
            + "estimated_calls,unpriced_records,calls_without_usage,"
            + "partial_calls,deferred_calls,unmetered_connections",
        csv[0]);
    assertEquals(
        "\"a \"\"b\"\", c\",1,0,100,,,,20,,9007199254740993,9007199.254740993,"
            + "9007199254740993,9007199.254740993,,,0,0,0,0,0,0",
        csv[1]);
    assertEquals("\"\",1,0,100,,,,20,,1,0.000000001,1,0.000000001,,,0,0,0,0,0,0", csv[2]);
    assertEquals(",1,0,100,,,,,,,,,,,,0,0,0,0,0,0", csv[3]);
  }

  @Test
  void aFurtherModelOfAnExchangeIsMoneyButNoCall() throws Exception {
    store.commit(
        call("jvm-1", 1, "2026-11-01T00:00:00Z"),
        call("jvm-1", 2, "2026-11-01T00:00:00Z")
            .set(RecordField.PART, 1)
            .set(RecordField.RESPONSE_MODEL, "advisor")
            .set(RecordField.COST, 5));
    JsonNode json = report("--by", "model", "--json").json();
    assertEquals(1, json.at("/total/calls").asLong());
    assertEquals(65_005, json.at("/total/cost_nano_usd").asLong());
    assertEquals("advisor", json.at("/lines/1/model").asText());
    assertEquals(0, json.at("/lines/1/calls").asLong());
  }

  @Test
  void modelFallsBackToTheRequestAndTheUrl() throws Exception {
    store.commit(
        call("j", 1, "2026-11-01T00:00:00Z").set(RecordField.REQUEST_MODEL, "asked"),
        call("j", 2, "2026-11-01T00:00:00Z")
            .set(RecordField.RESPONSE_MODEL, null)
            .set(RecordField.REQUEST_MODEL, "asked")
            .set(RecordField.COST, 2),
        call("j", 3, "2026-11-01T00:00:00Z")
            .set(RecordField.RESPONSE_MODEL, null)
            .set(RecordField.URL_MODEL, "deployment")
            .set(RecordField.COST, 1));
    JsonNode lines = report("--by", "model", "--json").json().get("lines");
    assertEquals("gpt-5-mini", lines.at("/0/model").asText());
    assertEquals("asked", lines.at("/1/model").asText());
    assertEquals("deployment", lines.at("/2/model").asText());
  }

  @Test
  void whatTheSumsLeaveOutIsLoud() throws Exception {
    store.commit(
        call("jvm-1", 1, "2026-11-01T00:00:00Z"),
        call("jvm-1", 2, "2026-11-01T00:00:01Z")
            .set(RecordField.RESPONSE_MODEL, "brand-new")
            .set(RecordField.PRICE_STATE, "unpriced")
            .set(RecordField.COST, null),
        call("jvm-1", 3, "2026-11-01T00:00:02Z")
            .set(RecordField.USAGE_SOURCE, "none")
            .set(RecordField.PARTIAL, true),
        call("jvm-1", 9, "2026-11-01T00:00:03Z"));
    store.agentStatus("jvm-1", Map.of("dropped_buffer", 2, "dropped_disk", 1));
    String out = report().out();
    assertTrue(out.contains("! UNPRICED: 1 record without a price"), out);
    assertTrue(out.contains("brand-new 1 record, 120 tokens"), out);
    assertTrue(out.contains("! WITHOUT USAGE: 1 billable call"), out);
    assertTrue(out.contains("! PARTIAL: 1 call"), out);
    assertTrue(out.contains("5 gaps") && out.contains("3 counted as dropped"), out);
    JsonNode json = report("--json").json();
    assertEquals("brand-new", json.at("/unpriced_models/0/model").asText());
    assertEquals(120, json.at("/unpriced_models/0/tokens").asLong());
    assertEquals(3, json.get("dropped_records").asLong());
    assertEquals(5, json.get("missing_records").asLong());
    assertTrue(report("--csv").err().contains("UNPRICED"));
  }

  @Test
  void coverageIsTheShareOfSpendWithEachDimensionByItsSource() throws Exception {
    store.commit(
        call("jvm-1", 1, "2026-11-01T00:00:00Z")
            .set(RecordField.TEAM, "a")
            .set(RecordField.TEAM_SOURCE, "property")
            .set(RecordField.COST, 600),
        call("jvm-1", 2, "2026-11-01T00:00:01Z")
            .set(RecordField.TEAM, "b")
            .set(RecordField.TEAM_SOURCE, "mdc")
            .set(RecordField.FEATURE, "f")
            .set(RecordField.FEATURE_SOURCE, "mdc")
            .set(RecordField.COST, 300),
        call("jvm-1", 3, "2026-11-01T00:00:02Z").set(RecordField.COST, 100),
        call("jvm-1", 4, "2026-11-01T00:00:03Z").set(RecordField.COST, null));
    JsonNode coverage = report("--by", "model", "--json").json().get("coverage");
    assertEquals("team", coverage.at("/0/dimension").asText());
    assertEquals(600, coverage.at("/0/nano_usd_by_source/property").asLong());
    assertEquals(300, coverage.at("/0/nano_usd_by_source/mdc").asLong());
    assertEquals(100, coverage.at("/0/unknown_nano_usd").asLong());
    assertEquals("feature", coverage.at("/3/dimension").asText());
    assertEquals(700, coverage.at("/3/unknown_nano_usd").asLong());
    String out = report("--by", "model").out();
    assertTrue(out.contains("Known of the cost: team 90.0 % (property 60.0 %, mdc 30.0 %);"), out);
    assertTrue(out.contains("feature 30.0 % (mdc)"), out);
    assertTrue(out.contains("app 0.0 %;"), out);
  }

  @Test
  void whatIsEstimatedSaysSo() throws Exception {
    store.commit(
        call("jvm-1", 1, "2026-11-01T00:00:00Z").set(RecordField.TEAM, "said"),
        call("jvm-1", 2, "2026-11-01T00:00:01Z")
            .set(RecordField.TEAM, "counted")
            .set(RecordField.USAGE_SOURCE, "estimated")
            .set(RecordField.COST, 130_000),
        call("jvm-1", 3, "2026-11-01T00:00:02Z")
            .set(RecordField.TEAM, "later")
            .set(RecordField.USAGE_SOURCE, "deferred")
            .set(RecordField.COST, null));
    String out = report("--by", "team").out();
    assertTrue(out.contains("! ESTIMATED: 1 call, marked ~ where they cost"), out);
    assertTrue(out.contains("$0.000130 (66.7 % of the total): "), out);
    assertTrue(out.contains("! BACKGROUND: 1 call answered later"), out);
    assertTrue(out.lines().anyMatch(l -> l.startsWith("counted") && l.contains("~$0.0001")), out);
    assertTrue(out.lines().anyMatch(l -> l.startsWith("said") && !l.contains("~")), out);
    JsonNode json = report("--by", "team", "--json").json();
    assertEquals(130_000, json.at("/total/estimated_cost_nano_usd").asLong());
    assertEquals(1, json.at("/total/estimated_calls").asLong());
    assertEquals(1, json.at("/total/deferred_calls").asLong());
  }

  @Test
  void aClientNoTapSeesIsLoudAndNoCall() throws Exception {
    store.commit(call("jvm-1", 1, "2026-11-01T00:00:00Z"), unmetered("jvm-1", 2));
    String out = report().out();
    assertTrue(out.contains("! UNMETERED: 1 client connected"), out);
    assertTrue(out.contains("some.http.Client to api.openai.com"), out);
    JsonNode json = report("--by", "team", "--json").json();
    assertEquals(1, json.at("/total/calls").asLong());
    assertEquals(65_000, json.at("/total/cost_nano_usd").asLong());
    assertEquals(1, json.at("/total/unmetered_connections").asLong());
    assertEquals("some.http.Client", json.at("/unmetered_clients/0/client").asText());
  }

  private static TestStore.Row unmetered(String instance, long sequence) {
    return new TestStore.Row()
        .set(RecordField.INSTANCE, instance)
        .set(RecordField.SEQUENCE, sequence)
        .set(RecordField.STARTED_AT, Instant.parse("2026-11-01T00:00:01Z"))
        .set(RecordField.CALL_TYPE, RecordField.UNMETERED)
        .set(RecordField.SERVER_ADDRESS, "api.openai.com")
        .set(RecordField.CLIENT, "some.http.Client")
        .set(RecordField.BILLABLE, false)
        .set(RecordField.USAGE_SOURCE, "none");
  }

  @Test
  void nothingIsLoudWhereAllIsWell() throws Exception {
    store.commit(call("jvm-1", 1, "2026-11-01T00:00:00Z").set(RecordField.TEAM, "search"));
    String out = report().out();
    assertFalse(out.contains("!"), out);
    assertFalse(out.contains("unpriced"), out);
    assertTrue(out.contains("$0.000065"), out);
    assertTrue(out.contains("search"), out);
    assertTrue(out.contains("100.0 %"), out);
  }

  @Test
  void topSumsUpTheOthers() throws Exception {
    fill();
    JsonNode json = report("--by", "feature", "--top", "2", "--json").json();
    assertEquals(2, json.get("lines").size());
    assertEquals(7, json.get("groups").asLong());
    assertEquals(
        json.at("/total/cost_nano_usd").asLong(),
        json.at("/lines/0/cost_nano_usd").asLong()
            + json.at("/lines/1/cost_nano_usd").asLong()
            + json.at("/others/cost_nano_usd").asLong());
    assertTrue(report("--by", "feature", "--top", "2").out().contains("(5 others)"));
  }

  @Test
  void storesOfSeveralCollectorsAreUnited() throws Exception {
    store.commit(call("jvm-1", 1, "2026-11-01T00:00:00Z"));
    new TestStore(root, "w-2").commit(call("jvm-2", 1, "2026-11-01T00:00:00Z"));
    assertEquals(2, report("--json").json().at("/total/calls").asLong());
  }

  @Test
  void anEmptyStoreSaysWhatToDo() {
    Run run = report();
    assertEquals(0, run.exitCode());
    assertTrue(run.out().contains("-javaagent:"), run.out());
    assertEquals(0, report("--json").exitCode());
    assertTrue(report("--json").out().contains("\"lines\" : [ ]"));
  }

  @Test
  void anEmptyPeriodSaysWhatThereIs() throws Exception {
    store.commit(call("jvm-1", 1, "2026-11-01T10:00:00Z"));
    String out =
        Run.of("report", "--dir", root, "--since", "2026-11-02", "--timezone", "UTC").out();
    assertTrue(out.contains("1 record, from 2026-11-01 10:00"), out);
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() throws Exception {
    store.commit(call("jvm-1", 1, "2026-11-01T10:00:00Z").set(RecordField.TEAM, "a\u001b[31mb"));
    assertFalse(report().out().contains("\u001b"));
  }

  @Test
  void aDamagedStoreIsAFailureThatNamesIt() throws Exception {
    store.commit(call("jvm-1", 1, "2026-11-01T10:00:00Z"));
    Files.delete(store.directory().resolve("hot/f0.parquet"));
    Run run = report();
    assertEquals(1, run.exitCode());
    assertTrue(run.err().contains("hot/f0.parquet is missing; restore it"), run.err());
  }
}
