package io.aimeter.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page says is what the command line says, and SQL: to the nano-dollar. */
class NumbersIT {
  private static final Path ROOT = RealYear.root();

  /** A period that is over, so that all ask for the same. */
  private static final Instant UNTIL = RealYear.until();

  private static final Instant SINCE = UNTIL.minus(30, ChronoUnit.DAYS);
  private static final String PERIOD = "since=" + SINCE + "&until=" + UNTIL + "&timezone=UTC";

  private static Dashboard dashboard;
  private static Chromium browser;

  @BeforeAll
  static void start() throws Exception {
    dashboard = Dashboard.start(ROOT);
    browser = Chromium.open();
    browser.enter(dashboard, "overview");
  }

  @AfterAll
  static void stop() {
    browser.close();
    dashboard.close();
  }

  private static String[] typed(String command, String... more) {
    List<String> period = List.of("--since=" + SINCE, "--until=" + UNTIL, "--timezone=UTC");
    return Stream.of(List.of(command), List.of(more), period)
        .flatMap(List::stream)
        .toArray(String[]::new);
  }

  private static List<String> answered(String command, String column, String... more)
      throws IOException {
    List<String> values = Answers.column(Answers.json(ROOT, typed(command, more)), column);
    assertFalse(values.isEmpty(), "the command line has nothing to compare with");
    return values;
  }

  @ParameterizedTest
  @ValueSource(strings = {"team", "model", "app,environment", "cost-center,day"})
  void aReportIsTheCommandLines(String by) throws IOException {
    JsonNode report = Answers.json(ROOT, typed("report", "--by=" + by, "--top=200"));
    browser.go("explore?by=" + by + "&" + PERIOD);
    assertFalse(report.get("lines").isEmpty());
    assertEquals(Answers.column(report.get("lines"), "cost_usd"), browser.sums("explore", "cost"));
    assertEquals(
        report.get("total").get("cost_usd").asText(),
        browser.one("#total").getAttribute("data-usd"));
  }

  @ParameterizedTest
  @CsvSource({"team,team", "provider,provider", "cost-center,cost_center"})
  void aReportIsWhatSqlOverTheFilesSays(String dimension, String column) throws Exception {
    browser.go("explore?by=" + dimension + "&" + PERIOD);
    List<String> names = browser.texts("#explore tbody td:first-child");
    List<String> sums = browser.sums("explore", "cost");
    Map<String, String> seen = new TreeMap<>();
    for (int i = 0; i < names.size(); i++) {
      seen.put(names.get(i).replaceFirst("^unknown$", ""), sums.get(i));
    }
    assertEquals(ParquetFiles.usdBy(ROOT, column, SINCE, UNTIL), seen);
  }

  @ParameterizedTest
  @CsvSource({
    "explore?by=team,report --by=team,aimeter-team.csv",
    "savings,savings --top=50,aimeter-savings.csv",
    "features,features --top=100,aimeter-features.csv"
  })
  void whatIsSavedIsTheCommandLinesCsv(String view, String command, String file)
      throws IOException {
    browser.go(view + (view.contains("?") ? "&" : "?") + PERIOD);
    String[] words = command.split(" ", -1);
    List<String> more = List.of(words).subList(1, words.length);
    String printed =
        Answers.of(
            ROOT,
            typed(
                words[0], Stream.concat(more.stream(), Stream.of("--csv")).toArray(String[]::new)));
    assertEquals(printed, browser.saved(browser.one(".above button"), file));
  }

  @Test
  void whatWasSpentAndWhatGrewIsTheCommandLines() throws IOException {
    browser.go("overview?" + PERIOD);
    JsonNode total = Answers.json(ROOT, typed("report", "--by=team")).get("total");
    assertEquals(total.get("cost_usd").asText(), browser.one("#spent").getAttribute("data-usd"));
    assertEquals(
        answered("trend", "change_usd", "--by=team", "--top=8"), browser.sums("growth", "change"));
  }

  @Test
  void savingsAreTheCommandLines() throws IOException {
    browser.go("savings?" + PERIOD);
    assertEquals(
        answered("savings", "a_month_usd", "--top=50"), browser.sums("savings", "a month"));
  }

  @Test
  void featuresAreTheCommandLines() throws IOException {
    browser.go("features?" + PERIOD);
    assertEquals(answered("features", "cost_usd", "--top=100"), browser.sums("features", "cost"));
  }

  @Test
  void spikesAreTheCommandLines() throws IOException {
    // Half a year: a month of so small an organisation may have none.
    String since = UNTIL.minus(180, ChronoUnit.DAYS).toString();
    List<String> excess =
        Answers.column(
            Answers.json(ROOT, "spikes", "--since=" + since, "--until=" + UNTIL, "--timezone=UTC"),
            "excess_usd");
    assertFalse(excess.isEmpty(), "the command line has nothing to compare with");
    browser.go("spikes?since=" + since + "&until=" + UNTIL + "&timezone=UTC");
    assertEquals(excess, browser.attributes(".spikes [data-usd]", "data-usd"));
  }

  @Test
  void budgetsAreTheCommandLines() throws IOException {
    JsonNode budgets = Answers.json(ROOT, "budgets", "--timezone=UTC");
    browser.go("budgets?timezone=UTC");
    assertFalse(budgets.isEmpty());
    for (String sum : List.of("allocated", "spent")) {
      assertEquals(Answers.column(budgets, sum + "_usd"), browser.sums("budgets", sum));
    }
  }

  @Test
  void keysAreTheCommandLines() throws IOException {
    browser.go("keys?" + PERIOD);
    JsonNode keys = Answers.json(ROOT, "keys", "--since=" + SINCE, "--timezone=UTC");
    assertFalse(keys.isEmpty());
    browser.one("#keys-panel .rest button").click();
    assertEquals(Answers.column(keys, "cost_usd"), browser.sums("keys-table", "cost"));
  }

  @Test
  void aChargebackIsTheCommandLines() throws IOException {
    String month = UNTIL.minus(40, ChronoUnit.DAYS).toString().substring(0, 7);
    String printed = Answers.of(ROOT, "chargeback", "--month=" + month, "--format=json");
    JsonNode charged = new ObjectMapper().readTree(printed).get("total");
    browser.go("chargeback?month=" + month);
    assertEquals(
        charged.get("cost_usd").asText(), browser.one("#charged").getAttribute("data-usd"));
  }

  @Test
  void whatAnotherModelWouldCostIsTheCommandLines() throws IOException {
    browser.go("savings?whatif=gpt-5.4-mini&where=model%3Dgpt-5.4&" + PERIOD);
    assertEquals(
        answered("whatif", "otherwise_usd", "--model=gpt-5.4-mini", "--where=model=gpt-5.4"),
        browser.sums("whatif-table", "with gpt-5.4-mini"));
  }
}
