package io.aimeter.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.aimeter.cli.Run;
import io.aimeter.cli.TestStore;
import io.aimeter.cli.TestStore.Row;
import io.aimeter.core.record.RecordField;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetsCommandTest {
  private static final long USD = 1_000_000_000;

  @TempDir private Path temporary;
  private TestStore store;
  private Path file;
  private long sequence;

  @BeforeEach
  void makeStore() throws Exception {
    store = new TestStore(temporary.resolve("aimeter"), "w1");
    file = temporary.resolve("budgets.yaml");
  }

  private Row call(String moment, String team, long cost) {
    return TestStore.call("i", ++sequence, moment)
        .set(RecordField.TEAM, team)
        .set(RecordField.APP, "ranker")
        .set(RecordField.TAGS, Map.of("region", "emea"))
        .set(RecordField.COST, cost);
  }

  /** Ten dollars each working day since February 2nd, the last Monday morning's half. */
  private void commitWorkingDays() throws Exception {
    List<Row> rows = new ArrayList<>();
    for (LocalDate day = LocalDate.of(2026, 2, 2);
        day.isBefore(LocalDate.of(2026, 3, 16));
        day = day.plusDays(1)) {
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        rows.add(call(day + "T09:00:00Z", "search", 10 * USD));
      }
    }
    rows.add(call("2026-03-16T09:00:00Z", "search", 5 * USD));
    rows.add(call("2026-03-16T13:00:00Z", "search", 99 * USD)); // later than asked for
    rows.add(call("2026-03-10T09:00:00Z", "ads", 40 * USD));
    store.commit(rows.toArray(Row[]::new));
  }

  private Run run(String budgets, Object... more) throws Exception {
    Files.writeString(file, budgets);
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "budgets",
                "--dir",
                store.root(),
                "--file",
                file,
                "--at",
                "2026-03-16T12:00:00Z",
                "--timezone",
                "UTC"));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray());
  }

  @Test
  void spentAndForecastByTheWeek() throws Exception {
    commitWorkingDays();
    JsonNode search = run("budgets: [{team: search, usd: 200}]", "--json").json().get(0);

    assertEquals("search", search.get("budget").asText());
    assertEquals("2026-03-31", search.get("until").asText());
    assertEquals(105 * USD, search.get("spent_nano_usd").asLong());
    assertEquals(0.525, search.get("used").asDouble());
    // The other half of Monday, and eleven working days.
    assertEquals(220 * USD, search.get("forecast_nano_usd").asLong());
    assertEquals(0, search.get("forecast_error_nano_usd").asLong());
    assertEquals(50 * USD / 7, search.get("burn_rate_a_day_nano_usd").asLong());
    // Ninety-five dollars last until Friday the 27th, and the weekend costs nothing.
    assertEquals(13.5, search.get("days_left").asDouble());
  }

  @Test
  void anyDimensionsAndPeriods() throws Exception {
    commitWorkingDays();
    JsonNode uses =
        run(
                """
                budgets:
                  - {name: everything, period: year, usd: 10000}
                  - {team: ads, app: ranker, usd: 10.5}
                  - {tags: {region: emea}, period: quarter, usd: 500}
                  - {team: search, period: week, usd: 50}
                  - {team: search, period: day, usd: 0, name: none}
                  - {team: nobody, usd: 1}
                """,
                "--json")
            .json();

    List<String> told = new ArrayList<>();
    for (JsonNode use : uses) {
      told.add(
          String.join(
              " ",
              use.get("budget").asText().replace(" ", ""),
              use.get("period").asText(),
              use.get("until").asText(),
              use.get("spent_usd").asText(),
              use.get("used").asText()));
    }
    assertEquals(
        List.of(
            "everything year 2026-12-31 345.000000000 0.0345",
            "ads/ranker month 2026-03-31 40.000000000 3.8095238095238093",
            "emea quarter 2026-03-31 345.000000000 0.69",
            "search week 2026-03-22 5.000000000 0.1",
            "none day 2026-03-16 5.000000000 null",
            "nobody month 2026-03-31 0.000000000 0.0"),
        told);
    assertEquals(0.0, uses.get(1).get("days_left").asDouble());
    assertTrue(uses.get(5).get("days_left").isNull());
  }

  @Test
  void aPersonSeesBarsAndAScriptAnExitCode() throws Exception {
    commitWorkingDays();
    String budgets = "budgets: [{team: search, usd: 200}, {team: ads, usd: 20}]";
    Run shown = run(budgets);
    assertEquals(0, shown.exitCode(), shown::err);
    assertTrue(shown.out().contains(" 52.5 %  █████░░░░░ "), shown::out);
    assertTrue(shown.out().contains("200.0 %  ██████████▶"), shown::out);

    Run over = run(budgets, "--fail-over", "100%");
    assertEquals(1, over.exitCode());
    assertEquals("over 100%: ads\n", over.err());
    assertEquals(0, run(budgets, "--fail-over", "200%").exitCode());
    assertEquals(2, run(budgets, "--fail-over", "much").exitCode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          budgets: [{teem: x, usd: 1}]            | : unknown key 'teem'; did you mean team?
          budgets: [{team: x, usd: much}]         | 'much' cannot be the usd; give an amount in US dollars
          budgets: [{usd: 1, period: fortnight}]  | 'fortnight' cannot be the period; give day, week, month, quarter, year
          budgets: [{team: x}]                    | : budget 1 says no amount: give it  usd: 500
          budgets: [{usd: -1}]                    | : budget 1: usd must be between 0 and 1000000000
          budgets: [{usd: 1}, {usd: 2}]           | : two budgets are called 'all'
          budgets: []                             | : there are no budgets; begin with
          budgets: 5                              | the value of budgets has the wrong form
          budgets: [                              | , line 1, column
          """)
  void aBadFileIsOneClearLine(String content, String message) throws Exception {
    Run run = run(content);
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains(message), run.err());
    assertEquals(1, run.err().lines().count(), run.err());
  }

  @Test
  void noFileSaysHowToBegin() {
    Run run = Run.of("budgets", "--dir", store.root());
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("write there  budgets: [{team: search, usd: 500}]"), run.err());
  }
}
