package io.aimeter.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aimeter.organisation.GeneratedYear;
import io.aimeter.organisation.Plant;
import io.aimeter.organisation.Truth;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each answer over a made-up year: the dashboard's rows are those of the command's JSON, what it
 * exports is the command's CSV, and what was spent is what SQL over the Parquet files says.
 */
class AnswersEqualTest {
  /** What the clock decides, which goes on between one question and the next. */
  private static final List<String> OF_THE_CLOCK =
      List.of("forecast", "expected", "burn_rate", "days_left");

  @TempDir private static Path root;
  private static Page page;
  private static Instant now;
  private static Instant monthAgo;

  /** Whose calls ran in a loop for some hours. */
  private static String looped;

  @BeforeAll
  static void write() throws Exception {
    now = Instant.now().truncatedTo(ChronoUnit.HOURS);
    monthAgo = now.minus(30, ChronoUnit.DAYS);
    GeneratedYear year = GeneratedYear.write(root, 60_000, 1, now, true);
    looped =
        year.truths().stream()
            .filter(truth -> truth.plant() == Plant.LOOP)
            .map(Truth::feature)
            .findFirst()
            .orElseThrow();
    page = new Page(root);
  }

  @AfterAll
  static void close() {
    page.close();
  }

  /** A question: the answer's name, then the command's options with their values. */
  static List<List<String>> questions() {
    String period = "since=" + monthAgo + " until=" + now;
    List<List<String>> questions = new ArrayList<>();
    for (String question :
        List.of(
            "trend by=team,feature " + period,
            "trend by=model where=environment=production " + period,
            "budgets",
            "features " + period,
            "features top=3 " + period,
            "spikes where=feature=" + looped + " " + period,
            "savings top=1000 " + period,
            "whatif model=gpt-4o-mini where=model=gpt-4o* " + period,
            "keys since=" + monthAgo,
            "migration by=week since=" + monthAgo,
            "migration by=team since=" + monthAgo,
            "migration by=app since=" + monthAgo)) {
      questions.add(Arrays.asList(question.split(" ", -1)));
    }
    return questions;
  }

  @ParameterizedTest
  @MethodSource("questions")
  void pageAndCommandSayTheSame(List<String> question) throws Exception {
    String answer = question.get(0);
    List<String> parameters = new ArrayList<>(List.of("timezone", "UTC"));
    List<String> typed =
        new ArrayList<>(List.of(answer, "--dir", root.toString(), "--timezone", "UTC"));
    for (String option : question.subList(1, question.size())) {
      int equals = option.indexOf('=');
      parameters.addAll(List.of(option.substring(0, equals), option.substring(equals + 1)));
      typed.add("--" + option);
    }
    String[] asked = parameters.toArray(new String[0]);
    JsonNode rows = page.json(answer, asked).get("rows");
    assertTrue(rows.size() > 0, "nothing to compare");
    assertEquals(
        timeless(Run.json(with(typed, "--json"))), timeless(rows), () -> question.toString());
    if (!answer.equals("budgets")) {
      parameters.addAll(List.of("answer", answer));
      assertEquals(
          Run.of(with(typed, "--csv")), page.get("export", parameters.toArray(new String[0])));
    }
  }

  private static JsonNode timeless(JsonNode rows) {
    for (JsonNode row : rows) {
      List<String> clock = new ArrayList<>();
      row.fieldNames()
          .forEachRemaining(
              name -> {
                if (OF_THE_CLOCK.stream().anyMatch(name::startsWith)) {
                  clock.add(name);
                }
              });
      ((ObjectNode) row).remove(clock);
    }
    return rows;
  }

  /** What a chart shows is what a report says: of each value, of all others, at each time. */
  @ParameterizedTest
  @CsvSource({
    "team, day, UTC, 7",
    "model, day, UTC, 3",
    "app, day, Asia/Kathmandu, 7",
    "team, hour, Europe/Berlin, 7",
    "team, day, UTC, 1000",
  })
  void aSeriesIsWhatTheReportSays(String by, String step, String zone, int top) throws Exception {
    List<String> asked =
        List.of(
            "since",
            now.minus(step.equals("day") ? 60 : 3, ChronoUnit.DAYS).toString(),
            "until",
            now.toString(),
            "timezone",
            zone);
    String[] lines = with(asked, "by", by + "," + step, "top", "10000").toArray(new String[0]);
    JsonNode report = page.json("report", lines).get("lines");
    List<String> dearest = new ArrayList<>();
    String[] first = with(asked, "by", by, "top", "" + top).toArray(new String[0]);
    for (JsonNode line : page.json("report", first).get("lines")) {
      dearest.add(line.get(by).asText());
    }
    Map<String, Map<String, Long>> expected = new TreeMap<>();
    for (JsonNode line : report) {
      String value = line.get(by).asText();
      if (line.hasNonNull("cost_nano_usd")) {
        expected
            .computeIfAbsent(dearest.contains(value) ? value : "others", none -> new TreeMap<>())
            .merge(line.get(step).asText(), line.get("cost_nano_usd").asLong(), Long::sum);
      }
    }
    assertTrue(expected.size() > 1, "nothing to compare");

    String[] question = with(asked, "by", by, "step", step, "top", "" + top).toArray(new String[0]);
    JsonNode series = page.json("series", question);
    Map<String, Map<String, Long>> found = new TreeMap<>();
    List<String> shown = new ArrayList<>();
    for (JsonNode line : series.get("series")) {
      shown.add(line.get("value").asText());
      add(found, line.get("value").asText(), series.get("times"), line.get("cost_nano_usd"));
    }
    if (series.hasNonNull("others_nano_usd")) {
      add(found, "others", series.get("times"), series.get("others_nano_usd"));
    }
    assertEquals(dearest, shown);
    assertEquals(expected, found);
  }

  private static void add(
      Map<String, Map<String, Long>> found, String value, JsonNode times, JsonNode costs) {
    assertEquals(times.size(), costs.size());
    for (int i = 0; i < times.size(); i++) {
      if (!costs.get(i).isNull()) {
        found
            .computeIfAbsent(value, none -> new TreeMap<>())
            .put(times.get(i).asText(), costs.get(i).asLong());
      }
    }
  }

  @Test
  void chargebackIsTheSame() throws Exception {
    List<String> typed = List.of("chargeback", "--dir", root.toString(), "--timezone", "UTC");
    String month = now.toString().substring(0, 7);
    String[] asked = {"month", month, "timezone", "UTC"};
    assertEquals(
        Run.json(with(typed, "--month=" + month, "--format=json")).get("lines"),
        page.json("chargeback", asked).get("lines"));
    assertEquals(
        Run.of(with(typed, "--month=" + month, "--format=csv")),
        page.get("export", "answer", "chargeback", "month", month, "timezone", "UTC"));
    assertEquals(
        costs(
            Parquet.costs(
                root, List.of("cost_center", "team", "app"), monthStart(), now, "billable")),
        costs(page.json("chargeback", asked).get("lines"), List.of("cost-center", "team", "app")));
  }

  @Test
  void featuresKeysAndBudgetsAddUpTheRecords() throws Exception {
    List<String> feature = List.of("team", "app", "feature", "call_type");
    assertEquals(
        costs(Parquet.costs(root, feature, monthAgo, now, "billable")),
        costs(
            page.json(
                    "features",
                    "since",
                    monthAgo.toString(),
                    "until",
                    now.toString(),
                    "top",
                    "10000")
                .get("rows"),
            feature));
    Map<List<String>, Long> keys =
        Parquet.costs(
            root, List.of("key_fingerprint"), monthAgo, now, "key_fingerprint IS NOT NULL");
    assertEquals(
        costs(keys),
        costs(page.json("keys", "since", monthAgo.toString()).get("rows"), List.of("fingerprint")));
    long weeks = 0;
    for (JsonNode week :
        page.json("migration", "since", monthAgo.toString(), "by", "week").get("rows")) {
      weeks += week.get("all_nano_usd").asLong();
    }
    assertEquals(keys.values().stream().mapToLong(Long::longValue).sum(), weeks);
    Set<List<String>> teams = Parquet.costs(root, List.of("team"), monthAgo, now, "true").keySet();
    Map<List<String>, Long> spent = Parquet.costs(root, List.of("team"), monthStart(), now, "true");
    int budgets = 0;
    for (JsonNode budget : page.json("budgets", "timezone", "UTC").get("rows")) {
      List<String> team = List.of(budget.get("budget").asText());
      if (teams.contains(team)) {
        // A month that began within this hour has no records yet.
        assertEquals(
            spent.getOrDefault(team, 0L), budget.get("spent_nano_usd").asLong(), budget::toString);
        budgets++;
      }
    }
    assertTrue(budgets > 30, () -> "too few teams have a budget: " + teams);
  }

  private static Instant monthStart() {
    return now.atZone(ZoneOffset.UTC)
        .toLocalDate()
        .withDayOfMonth(1)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }

  /** Those that cost anything: an answer may leave out what was free. */
  private static Map<List<String>, Long> costs(Map<List<String>, Long> all) {
    Map<List<String>, Long> costs = new HashMap<>(all);
    costs.values().removeIf(cost -> cost == 0);
    return costs;
  }

  private static Map<List<String>, Long> costs(JsonNode rows, List<String> by) {
    Map<List<String>, Long> costs = new HashMap<>();
    for (JsonNode row : rows) {
      List<String> keys = new ArrayList<>();
      by.forEach(name -> keys.add(row.get(name).isNull() ? null : row.get(name).asText()));
      costs.merge(keys, row.get("cost_nano_usd").asLong(), Long::sum);
    }
    return costs(costs);
  }

  private static List<String> with(List<String> typed, String... more) {
    List<String> all = new ArrayList<>(typed);
    all.addAll(List.of(more));
    return all;
  }
}
