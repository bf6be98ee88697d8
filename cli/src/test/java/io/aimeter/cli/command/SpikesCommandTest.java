package io.aimeter.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.aimeter.cli.Run;
import io.aimeter.cli.TestStore;
import io.aimeter.cli.TestStore.Row;
import io.aimeter.core.record.RecordField;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpikesCommandTest {
  private static final Instant BEGIN = Instant.parse("2026-02-02T00:00:00Z");
  private static final Instant END = Instant.parse("2026-03-16T00:00:00Z");

  @TempDir private Path temporary;
  private TestStore store;
  private final Random random = new Random(5);
  private long sequence;

  @BeforeEach
  void makeStore() throws Exception {
    store = new TestStore(temporary.resolve("aimeter"), "w1");
  }

  private Row call(
      Instant moment, String team, String app, String feature, String model, double cost) {
    return TestStore.call("i", ++sequence, moment.toString())
        .set(RecordField.TEAM, team)
        .set(RecordField.APP, app)
        .set(RecordField.FEATURE, feature)
        .set(RecordField.RESPONSE_MODEL, model)
        .set(RecordField.COST, Math.round(cost));
  }

  /** Ten calls that cost so much together. */
  private List<Row> calls(
      Instant moment, String team, String app, String feature, String model, double cost) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      rows.add(call(moment.plusSeconds(i), team, app, feature, model, cost / 10));
    }
    return rows;
  }

  /**
   * Working hours, nights and weekends of three features, with some noise, and a Monday's batch.
   */
  private List<Row> usual() {
    List<Row> rows = new ArrayList<>();
    for (Instant hour = BEGIN; hour.isBefore(END); hour = hour.plus(Duration.ofHours(1))) {
      OffsetDateTime at = hour.atOffset(ZoneOffset.UTC);
      boolean weekend = at.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
      boolean working = !weekend && at.getHour() >= 8 && at.getHour() < 18;
      double level = working ? 1e9 : 5e7;
      for (String feature : List.of("search", "answers", "tags")) {
        String team = feature.equals("tags") ? "ads" : "shop";
        double cost = level * (0.9 + 0.2 * random.nextDouble());
        rows.add(call(hour.plusSeconds(60), team, team + "-app", feature, "gpt-5-mini", cost));
      }
      if (at.getDayOfWeek() == DayOfWeek.MONDAY && at.getHour() == 3) {
        rows.add(call(hour.plusSeconds(90), "ads", "ads-app", "batch", "gpt-5-mini", 8e9));
      }
    }
    return rows;
  }

  private Run run(Object... more) {
    return until("2026-03-16", more);
  }

  private Run until(String end, Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "spikes",
                "--dir",
                store.root(),
                "--since",
                "2026-03-08",
                "--until",
                end,
                "--timezone",
                "UTC"));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray());
  }

  @Test
  void workingHoursWeekendsAndMondaysBatchAreNoSpikes() throws Exception {
    store.commit(usual().toArray(Row[]::new));
    assertEquals(
        new Run(0, "No spike in this time, as far as the weeks before tell what is usual.\n", ""),
        run());
  }

  @Test
  void aFeatureThatRunsAwayIsNamedWithItsHours() throws Exception {
    List<Row> rows = usual();
    for (int hour = 20; hour < 26; hour++) {
      Instant at = Instant.parse("2026-03-11T00:00:00Z").plus(Duration.ofHours(hour));
      rows.addAll(calls(at.plusSeconds(120), "shop", "shop-app", "answers", "gpt-5-mini", 3e9));
    }
    store.commit(rows.toArray(Row[]::new));

    JsonNode spikes = run("--json").json();

    assertEquals(1, spikes.size(), spikes::toString);
    JsonNode spike = spikes.get(0);
    assertEquals("[\"feature=answers\"]", spike.get("cause").toString());
    assertEquals("2026-03-11T20:00:00Z", spike.get("since").asText());
    assertEquals("2026-03-12T02:00:00Z", spike.get("until").asText());
    assertEquals(18e9, spike.get("excess_nano_usd").asDouble(), 0.5e9);
    assertTrue(spike.get("explains").asDouble() > 0.95, spike::toString);
  }

  @Test
  void whatIsLaterInTheLastHourHasNothingToDoWithIt() throws Exception {
    List<Row> rows = usual();
    Instant at = Instant.parse("2026-03-11T22:00:00Z");
    rows.addAll(calls(at, "shop", "shop-app", "answers", "gpt-5", 3e9));
    rows.addAll(calls(at.plusSeconds(2_700), "shop", "shop-app", "later", "gpt-5-mini", 30e9));
    store.commit(rows.toArray(Row[]::new));

    JsonNode spike = until("2026-03-11T22:30:00Z", "--json").json().get(0);

    assertEquals("[\"model=gpt-5\"]", spike.get("cause").toString());
    assertEquals(3e9, spike.get("spent_nano_usd").asDouble(), 0.5e9);
  }

  @Test
  void ofSeveralThatExplainTheNarrowestIsNamed() throws Exception {
    List<Row> rows = usual();
    Instant at = Instant.parse("2026-03-11T22:00:00Z");
    rows.addAll(calls(at, "shop", "shop-app", "answers", "gpt-5", 4e9));
    rows.addAll(calls(at, "shop", "shop-app", "search", "gpt-5", 0.5e9));
    store.commit(rows.toArray(Row[]::new));

    JsonNode spike = run("--json").json().get(0);

    assertEquals("[\"model=gpt-5\"]", spike.get("cause").toString());
  }

  /** The feature has much other spend at that hour, and so has the model elsewhere. */
  @Test
  void aSecondDimensionWhereItLeavesOutWhatIsUsual() throws Exception {
    List<Row> rows = usual();
    for (Instant hour = BEGIN; hour.isBefore(END); hour = hour.plus(Duration.ofHours(1))) {
      rows.add(call(hour.plusSeconds(30), "lab", "lab-app", "research", "gpt-5", 1.2e9));
    }
    Instant at = Instant.parse("2026-03-11T10:00:00Z");
    rows.addAll(calls(at, "shop", "shop-app", "answers", "gpt-5", 6e9));
    store.commit(rows.toArray(Row[]::new));

    JsonNode spike = run("--json").json().get(0);

    assertEquals("[\"feature=answers\",\"model=gpt-5\"]", spike.get("cause").toString());
    assertTrue(spike.get("explains").asDouble() > 0.95, spike::toString);
  }

  /** All applications say their release; one of them has a new one, and no other is told. */
  @Test
  void theReleaseThatBeganWithItIsNamed() throws Exception {
    List<Row> rows = usual();
    Instant at = Instant.parse("2026-03-11T22:00:00Z");
    rows.addAll(calls(at, "shop", "shop-app", "answers", "gpt-5-mini", 3e9));
    rows.forEach(row -> row.set(RecordField.TAGS, Map.of("release", "1.0")));
    List<Row> released = calls(at, "shop", "shop-app", "answers", "gpt-5-mini", 9e9);
    released.forEach(row -> row.set(RecordField.TAGS, Map.of("release", "2.0")));
    rows.addAll(released);
    store.commit(rows.toArray(Row[]::new));

    JsonNode spike = run("--json").json().get(0);

    assertEquals("shop-app", spike.get("app").asText(), spike::toString);
    assertEquals("2.0", spike.get("release").asText());
    assertEquals("2026-03-11T22:00:00Z", spike.get("released").asText());
  }

  @Test
  void aReleaseThatWasThereBeforeIsNotNamed() throws Exception {
    List<Row> rows = usual();
    Instant at = Instant.parse("2026-03-11T22:00:00Z");
    rows.addAll(calls(at, "shop", "shop-app", "answers", "gpt-5-mini", 9e9));
    rows.forEach(row -> row.set(RecordField.TAGS, Map.of("release", "1.0")));
    store.commit(rows.toArray(Row[]::new));

    assertTrue(run("--json").json().get(0).get("release").isNull());
  }

  /** Three times what a quiet hour of the night costs, and still next to nothing. */
  @Test
  void whatCostsNextToNothingIsNoSpike() throws Exception {
    List<Row> rows = usual();
    Instant at = Instant.parse("2026-03-11T22:00:00Z");
    rows.addAll(calls(at, "shop", "shop-app", "answers", "gpt-5-mini", 4e8));
    store.commit(rows.toArray(Row[]::new));

    assertTrue(run().out().startsWith("No spike in this time"), run().out());
  }

  @Test
  void oneDearCallIsNoSpike() throws Exception {
    List<Row> rows = usual();
    rows.add(
        call(Instant.parse("2026-03-11T22:00:00Z"), "shop", "shop-app", "video", "sora-2", 5e11));
    store.commit(rows.toArray(Row[]::new));

    assertTrue(run().out().startsWith("No spike in this time"), run().out());
  }

  /** All is spent in production and by one model: that explains nothing of two features' excess. */
  @Test
  void whatIsUsualOfAllSpendIsNoCause() throws Exception {
    List<Row> rows = usual();
    Instant at = Instant.parse("2026-03-11T22:00:00Z");
    rows.addAll(calls(at, "shop", "shop-app", "answers", "gpt-5-mini", 3e9));
    rows.addAll(calls(at, "ads", "ads-app", "tags", "gpt-5-mini", 2e9));
    rows.forEach(row -> row.set(RecordField.ENVIRONMENT, "production"));
    store.commit(rows.toArray(Row[]::new));

    JsonNode spike = run("--json").json().get(0);

    assertEquals("[\"feature=answers\"]", spike.get("cause").toString());
    assertEquals(0.6, spike.get("explains").asDouble(), 0.02);
  }

  @Test
  void aStoreOfAFewDaysHasNoSeasonYet() throws Exception {
    store.commit(
        call(Instant.parse("2026-03-14T10:00:00Z"), "t", "a", "f", "m", 1e9),
        call(Instant.parse("2026-03-15T10:00:00Z"), "t", "a", "f", "m", 1e12));
    assertTrue(run().out().startsWith("No spike in this time"));
  }
}
