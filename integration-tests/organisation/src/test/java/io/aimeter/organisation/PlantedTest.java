package io.aimeter.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aimeter.cli.Aimeter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was planted in a year is found by the command that must find it, before anything else. */
class PlantedTest {
  private static final Instant UNTIL = Instant.parse("2026-11-28T18:00:00Z");
  private static final long RECORDS = 300_000;

  /** How savings name what was planted. */
  private static final Map<Plant, String> SAVINGS =
      new EnumMap<>(
          Map.of(
              Plant.CACHEABLE, "prompt cache",
              Plant.DUPLICATES, "duplicates",
              Plant.REPEATED_EMBEDDINGS, "repeated embeddings",
              Plant.OVERSIZED, "smaller model",
              Plant.RETRIES, "retried",
              Plant.IDLE, "idle",
              Plant.DEPRECATED, "retiring model",
              Plant.UNLIMITED, "unlimited output",
              Plant.BATCHABLE, "batch",
              Plant.PRIORITY, "priority tier"));

  @TempDir private Path root;

  private JsonNode ask(String command, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of(command, "--dir", root.toString(), "--timezone", "UTC"));
    arguments.addAll(List.of(more));
    // The one that has more forms than two.
    arguments.add(command.equals("chargeback") ? "--format=json" : "--json");
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Aimeter.execute(
            new PrintWriter(out), new PrintWriter(err), arguments.toArray(new String[0]));
    assertEquals(0, exitCode, arguments + ": " + err);
    return new ObjectMapper().readTree(out.toString());
  }

  private JsonNode ask(String command, int days, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("--since", UNTIL.minusSeconds(86_400L * days).toString(), "--until"));
    arguments.add(UNTIL.toString());
    arguments.addAll(List.of(more));
    return ask(command, arguments.toArray(new String[0]));
  }

  private static Truth truth(GeneratedYear year, Plant plant) {
    return year.truths().stream().filter(t -> t.plant() == plant).findFirst().orElseThrow();
  }

  private static void assertIs(Truth truth, JsonNode row) {
    assertEquals(truth.team(), row.path("team").asText(null), row::toString);
    assertEquals(truth.app(), row.path("app").asText(null), row::toString);
    assertEquals(truth.feature(), row.path("feature").asText(null), row::toString);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eachTruthIsFoundFirst(long seed) throws IOException {
    GeneratedYear year = GeneratedYear.write(root, RECORDS, seed, UNTIL, true);

    assertIs(truth(year, Plant.RUNAWAY), ask("trend", 7).get(0));
    outOfProportion(truth(year, Plant.OUT_OF_PROPORTION));
    spikes(truth(year, Plant.LOOP));
    budgets(truth(year, Plant.OVER_BUDGET));
    sharedKey(truth(year, Plant.SHARED_KEY));
    savings(year);
    whatIf(truth(year, Plant.OVERSIZED));
    chargeback(year);
  }

  /** One a build; with {@code -Daimeter.seeds=N} the first N. */
  private static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("aimeter.seeds", 1));
  }

  private void outOfProportion(Truth dear) throws IOException {
    JsonNode first = ask("features", 30).get(0);
    assertIs(dear, first);
    assertEquals("true", first.get("outlier").asText(), first::toString);
  }

  /** By hour, cause and release; a spike of another's would have to be planted too. */
  private void spikes(Truth loop) throws IOException {
    JsonNode spike = ask("spikes", 30).get(0);
    assertEquals("[\"feature=" + loop.feature() + "\"]", spike.get("cause").toString());
    assertEquals(loop.since().toString(), spike.get("since").asText(), spike::toString);
    assertEquals(loop.app(), spike.get("app").asText(), spike::toString);
    assertEquals(loop.detail(), spike.get("release").asText(), spike::toString);
  }

  private void budgets(Truth over) throws IOException {
    for (JsonNode budget : ask("budgets", "--at", UNTIL.toString())) {
      boolean isOver = budget.get("used").asDouble() > 1;
      assertEquals(budget.get("budget").asText().equals(over.team()), isOver, budget::toString);
    }
  }

  /** First of the keys; and who moves from it are the teams that use it. */
  private void sharedKey(Truth key) throws IOException {
    String month = UNTIL.minusSeconds(86_400L * 30).toString();
    JsonNode keys = ask("keys", "--since", month);
    assertEquals(key.detail(), keys.get(0).get("fingerprint").asText(), keys::toString);
    assertEquals("shared", keys.get(0).get("use").asText());
    Set<String> users = new HashSet<>();
    keys.get(0).get("teams").forEach(team -> users.add(team.asText()));
    assertTrue(users.size() > 10, users::toString);
    for (int i = 1; i < keys.size(); i++) {
      assertFalse(keys.get(i).get("use").asText().equals("shared"), keys.get(i)::toString);
    }
    for (JsonNode move : ask("migration", "--since", month, "--by", "team")) {
      boolean isShared = move.get("shared_last_week_nano_usd").asLong() > 0;
      assertTrue(!isShared || users.contains(move.get("team").asText()), move::toString);
    }
  }

  /** A month, and a year, are what was written: to the nano-dollar. */
  private void chargeback(GeneratedYear year) throws IOException {
    Instant since = Instant.parse("2026-10-01T00:00:00Z");
    Instant until = Instant.parse("2026-11-01T00:00:00Z");
    long sum = 0;
    for (JsonNode line : ask("chargeback", "--month", "2026-10", "--by", "team,app").get("lines")) {
      long nanos = line.get("cost_nano_usd").asLong();
      String team = line.get("team").asText("");
      String app = line.get("app").asText("");
      assertEquals(year.tally().nanos(since, until, team, app, null), nanos, line::toString);
      sum += nanos;
    }
    assertEquals(year.tally().nanos(since, until, null, null, null), sum);
    JsonNode total = ask("report", 366, "--by", "provider").get("total");
    assertEquals(year.tally().nanos(), total.get("cost_nano_usd").asLong());
  }

  private void savings(GeneratedYear year) throws IOException {
    JsonNode savings = ask("savings", 30, "--top", "1000");
    Set<String> planted =
        year.truths().stream()
            .filter(truth -> truth.feature() != null)
            .map(Truth::feature)
            .collect(Collectors.toSet());
    long largestOfOthers = 0;
    for (JsonNode saving : savings) {
      if (!planted.contains(saving.get("feature").asText())) {
        largestOfOthers = Math.max(largestOfOthers, saving.get("a_month_nano_usd").asLong());
      }
    }
    for (Map.Entry<Plant, String> expected : SAVINGS.entrySet()) {
      JsonNode first = null;
      for (JsonNode saving : savings) {
        boolean mine = saving.get("saving").asText().equals(expected.getValue());
        Truth truth = truth(year, expected.getKey());
        if (mine && first == null && truth.feature().equals(saving.get("feature").asText())) {
          first = saving;
        }
      }
      assertTrue(first != null, () -> expected + " is not found in " + savings.toPrettyString());
      assertIs(truth(year, expected.getKey()), first);
      long found = first.get("a_month_nano_usd").asLong();
      long others = largestOfOthers;
      assertTrue(found > others, () -> expected + ": " + found + " is not above " + others);
    }
  }

  private void whatIf(Truth oversized) throws IOException {
    JsonNode lines =
        ask(
            "whatif",
            30,
            "--where",
            "feature=" + oversized.feature(),
            "--model",
            oversized.detail());
    for (JsonNode line : lines) {
      if (oversized.app().equals(line.get("app").asText())) {
        assertTrue(line.get("rate").asDouble() < -0.7, line::toString);
        return;
      }
    }
    throw new AssertionError("not in " + lines);
  }

  @Test
  void nothingIsNamedWhereNothingWasPlanted() throws IOException {
    GeneratedYear year = GeneratedYear.write(root, RECORDS / 2, 3, UNTIL, false);

    for (JsonNode budget : ask("budgets", "--at", UNTIL.toString())) {
      assertTrue(budget.get("used").asDouble() <= 1, budget::toString);
    }
    Instant month = UNTIL.minusSeconds(86_400L * 30);
    long spent = year.tally().nanos(month, UNTIL, null, null, null);
    for (JsonNode saving : ask("savings", 30, "--top", "1000")) {
      long nanos = saving.get("in_period_nano_usd").asLong();
      assertTrue(nanos < spent / 50, () -> saving + " of " + spent);
    }
    assertEquals(0, ask("spikes", 30).size());
    for (JsonNode feature : ask("features", 30)) {
      assertEquals("false", feature.get("outlier").asText(), feature::toString);
    }
    for (JsonNode key : ask("keys")) {
      assertFalse(key.get("use").asText().equals("shared"), key::toString);
    }
  }
}
