package io.aimeter.cli.command;

import static io.aimeter.cli.TestStore.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.aimeter.cli.Run;
import io.aimeter.cli.TestStore;
import io.aimeter.core.record.RecordField;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {
  private static final String SHARED = "5ba1ed0000000001";
  private static final String OWN = "0a10000000000002";

  @TempDir Path root;
  private TestStore store;
  private int sequence;

  @BeforeEach
  void openStore() throws Exception {
    store = new TestStore(root, "w");
  }

  private TestStore.Row by(String team, String app, String key, String start, long cost) {
    return call("jvm-1", ++sequence, start)
        .set(RecordField.TEAM, team)
        .set(RecordField.APP, app)
        .set(RecordField.FEATURE, app + "-feature")
        .set(RecordField.ENVIRONMENT, "prod")
        .set(RecordField.SERVER_ADDRESS, "api.openai.com")
        .set(RecordField.KEY_FINGERPRINT, key)
        .set(RecordField.KEY_HINT, key.equals(OWN) ? "own1" : "ab12")
        .set(RecordField.COST, cost);
  }

  private static Run run(Path root, String... args) {
    List<Object> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--dir", root, "--since", "2026-01-01", "--timezone", "UTC"));
    return Run.of(all.toArray());
  }

  @Test
  void sharedKeysComeFirstWithAllWhoUseThem() throws Exception {
    store.commit(
        by("search", "ranker", OWN, "2026-11-01T00:00:00Z", 900),
        by("search", "indexer", SHARED, "2026-11-01T00:00:00Z", 10),
        by("shop", "cart", SHARED, "2026-11-02T00:00:00Z", 20).set(RecordField.HTTP_STATUS, 429),
        by(null, "cart", SHARED, "2026-11-03T00:00:00Z", 30),
        call("jvm-1", 99, "2026-11-04T00:00:00Z"));
    JsonNode keys = run(root, "keys", "--json").json();
    assertEquals(2, keys.size());
    JsonNode shared = keys.get(0);
    assertEquals(SHARED, shared.get("fingerprint").asText());
    assertEquals("shared", shared.get("use").asText());
    assertEquals("[\"search\",\"shop\"]", shared.get("teams").toString());
    assertEquals("[\"cart\",\"indexer\"]", shared.get("apps").toString());
    assertEquals(3, shared.get("calls").asLong());
    assertEquals(1, shared.get("rate_limited").asLong());
    assertEquals(60, shared.get("cost_nano_usd").asLong());
    assertEquals("2026-11-01T00:00:00Z", shared.get("first_seen").asText());
    assertEquals("2026-11-03T00:00:00Z", shared.get("last_seen").asText());
    assertEquals("own", keys.get(1).get("use").asText());
    String out = run(root, "keys").out();
    assertTrue(out.contains("1 key shared."), out);
    assertTrue(out.contains("…ab12"), out);
    assertTrue(run(root, "keys", "--csv").out().contains("search shop,cart indexer,prod"));
  }

  @Test
  void impactTellsWhoStops() throws Exception {
    store.commit(
        by("search", "indexer", SHARED, "2026-11-01T00:00:00Z", 10),
        by("shop", "cart", SHARED, "2026-11-02T00:00:00Z", 20));
    String out = run(root, "keys", "impact", "ab12").out();
    assertTrue(out.contains("2 applications of 2 teams cannot call openai"), out);
    JsonNode rows = run(root, "keys", "impact", "5ba1", "--json").json();
    assertEquals("cart", rows.get(0).get("app").asText());
    assertEquals("cart-feature", rows.get(0).get("feature").asText());
    Run none = run(root, "keys", "impact", "zzzz");
    assertEquals(2, none.exitCode());
    assertTrue(none.err().contains("no key 'zzzz'"), none.err());
  }

  @Test
  void blameNamesWhoCalledBeforeOthersWereRefused() throws Exception {
    store.commit(
        by("batch", "nightly", SHARED, "2026-11-01T10:00:00Z", 1)
            .set(RecordField.UNCACHED_INPUT_TOKENS, 9_000),
        by("batch", "nightly", SHARED, "2026-11-01T10:03:00Z", 1)
            .set(RecordField.UNCACHED_INPUT_TOKENS, 90_000),
        by("shop", "cart", SHARED, "2026-11-01T10:03:30Z", 1),
        by("shop", "cart", SHARED, "2026-11-01T10:04:00Z", 0).set(RecordField.HTTP_STATUS, 429),
        by("shop", "cart", SHARED, "2026-11-01T10:04:01Z", 0).set(RecordField.HTTP_STATUS, 429),
        by("batch", "nightly", SHARED, "2026-11-01T10:05:00Z", 1));
    JsonNode rows = run(root, "keys", "blame", "ab12", "--minutes", "3", "--json").json();
    assertEquals("nightly", rows.get(0).get("app").asText());
    assertEquals(1, rows.get(0).get("calls_before").asLong());
    assertEquals(90_020, rows.get(0).get("tokens_before").asLong());
    assertEquals(1.0, rows.get(0).get("share").asDouble());
    assertEquals("cart", rows.get(1).get("app").asText());
    assertEquals(2, rows.get(1).get("own_refusals").asLong());
    assertEquals(0, rows.get(1).get("calls_before").asLong());
    assertEquals(2, run(root, "keys", "blame", "ab12", "--minutes", "0").exitCode());
  }

  @Test
  void migrationTellsTheTrendAndWhoIsLeft() throws Exception {
    List<TestStore.Row> rows = new ArrayList<>();
    LocalDate monday = LocalDate.of(2026, 10, 5);
    for (int week = 0; week < 4; week++) {
      String at = monday.plusWeeks(week) + "T12:00:00Z";
      rows.add(by("search", "ranker", SHARED, at, 400 - 100L * week));
      rows.add(by("search", "ranker", OWN, at, 100L * week));
      rows.add(by("shop", "cart", SHARED, at, 100 - 25L * week));
      rows.add(by("shop", "cart", "cafe000000000003", at, 25L * week));
    }
    store.commit(rows.toArray(new TestStore.Row[0]));
    JsonNode weeks = run(root, "migration", "--json", "--by", "week").json();
    assertEquals(4, weeks.size());
    assertEquals("2026-09-29", weeks.get(0).get("week").asText());
    assertEquals(1.0, weeks.get(0).get("share").asDouble());
    assertEquals(0.25, weeks.get(3).get("share").asDouble());
    JsonNode teams = run(root, "migration", "--json").json();
    assertEquals("search", teams.get(0).get("team").asText());
    assertEquals(1.0, teams.get(0).get("first_share").asDouble());
    assertEquals(0.25, teams.get(0).get("last_share").asDouble());
    String out = run(root, "migration").out();
    assertTrue(out.contains("Still on shared keys in the last week"), out);
    assertTrue(out.contains("2026-10-27"), out); // a quarter a week
    assertFalse(out.contains("no end in sight"), out);
  }

  /** A calendar week is an hour old then, and who did not call in it has not moved. */
  @Test
  void theLastWeekOfAMondayMorningIsSevenDays() throws Exception {
    store.commit(
        by("search", "ranker", SHARED, "2026-11-23T23:59:59Z", 1),
        by("search", "ranker", SHARED, "2026-11-24T00:00:00Z", 2),
        by("shop", "cart", SHARED, "2026-11-27T12:00:00Z", 4),
        by("shop", "cart", OWN, "2026-11-30T00:30:00Z", 8));
    JsonNode weeks = run(root, "migration", "--json", "--by", "week").json();
    assertEquals("2026-11-17", weeks.get(0).get("week").asText());
    assertEquals("2026-11-24", weeks.get(1).get("week").asText());
    assertEquals(6, weeks.get(1).get("shared_nano_usd").asLong());
    assertEquals(14, weeks.get(1).get("all_nano_usd").asLong());
    JsonNode left = run(root, "migration", "--json", "--by", "app").json();
    assertEquals("cart", left.get(0).get("app").asText());
    assertEquals("ranker", left.get(1).get("app").asText());
    assertEquals(2, left.get(1).get("shared_last_week_nano_usd").asLong());
  }

  @Test
  void anEmptyStoreSaysSo() {
    assertTrue(run(root, "keys").out().contains("No key was seen"));
    assertTrue(run(root, "migration").out().contains("No key was seen"));
    assertEquals("[ ]", run(root, "keys", "--json").out().strip());
  }
}
