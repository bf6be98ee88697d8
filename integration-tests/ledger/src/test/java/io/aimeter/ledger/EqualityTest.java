package io.aimeter.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aimeter.collector.Batch;
import io.aimeter.collector.store.Store;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The numbers that the dashboard gets are those of the command line, of its CSV, and of SQL over
 * the Parquet files that the MANIFEST names: to the nano-dollar. More ledgers than five: {@code
 * -Daimeter.ledgers=100}.
 */
class EqualityTest {
  private static final int QUESTIONS = 6;

  /** Dimensions that are a column, so that SQL can be written here without asking aimeter. */
  private static final Map<String, String> COLUMNS =
      Map.of(
          "team", "team",
          "app", "app",
          "feature", "feature",
          "provider", "provider",
          "environment", "environment",
          "cost-center", "cost_center",
          "client", "client");

  @TempDir Path root;
  private Page page;

  static List<Long> seeds() {
    List<Long> seeds = new ArrayList<>();
    for (long seed = 1; seed <= Long.getLong("aimeter.ledgers", 5); seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  @BeforeEach
  void start() throws Exception {
    page = new Page(root);
  }

  @AfterEach
  void close() {
    page.close();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void pageCommandLineCsvAndSqlSayTheSame(long seed) throws Exception {
    new RandomLedger(root, seed);
    Random random = new Random(~seed);
    String since = RandomLedger.SINCE.toString();
    String until = RandomLedger.UNTIL.toString();
    for (int i = 0; i < QUESTIONS; i++) {
      List<String> names = new ArrayList<>(COLUMNS.keySet());
      Collections.sort(names);
      Collections.shuffle(names, random);
      List<String> by = names.subList(0, 1 + random.nextInt(3));
      String joined = String.join(",", by);
      String[] asked = {"by", joined, "since", since, "until", until, "timezone", "UTC"};
      List<String> typed =
          List.of(
              "report",
              "--dir",
              root.toString(),
              "--by",
              joined,
              "--since",
              since,
              "--until",
              until,
              "--timezone",
              "UTC");

      String json = page.get("report", asked);
      assertEquals(Run.of(with(typed, "--json")), json);
      assertEquals(Run.of(with(typed, "--csv")), page.get("export", asked));
      assertEquals(sql(by, "true"), costs(new ObjectMapper().readTree(json), by));

      String team = random.nextBoolean() ? "a" : "";
      JsonNode narrowed =
          page.json(
              "report",
              Stream.concat(Stream.of(asked), Stream.of("where", "team=" + team))
                  .toArray(String[]::new));
      assertEquals(sql(by, "coalesce(team, '') = '" + team + "'"), costs(narrowed, by));
    }
    trend(since, until);
    records(since, until);
  }

  private void trend(String since, String until) throws Exception {
    JsonNode shown = page.json("trend", "by", "team", "since", since, "until", until, "top", "99");
    JsonNode typed =
        Run.json(
            List.of(
                "trend",
                "--dir",
                root.toString(),
                "--by",
                "team",
                "--since",
                since,
                "--until",
                until,
                "--top",
                "99",
                "--json"));
    assertEquals(typed, shown.get("rows"));
  }

  /** Page by page, each record once. */
  private void records(String since, String until) throws Exception {
    List<String> seen = new ArrayList<>();
    long cost = 0;
    String next = "";
    do {
      JsonNode shown =
          page.json("records", "since", since, "until", until, "limit", "7", "before", next);
      for (JsonNode record : shown.get("records")) {
        seen.add(record.get("instance").asText() + "/" + record.get("sequence").asLong());
        cost += record.path("cost_nano_usd").asLong();
      }
      next = shown.get("next").asText();
    } while (!next.equals("null"));
    assertEquals(seen.size(), Set.copyOf(seen).size());
    long all = sql(List.of("team"), "true").values().stream().mapToLong(Long::longValue).sum();
    assertEquals(all, cost);
  }

  private static List<String> with(List<String> typed, String more) {
    List<String> all = new ArrayList<>(typed);
    all.add(more);
    return all;
  }

  private static Map<List<String>, Long> costs(JsonNode report, List<String> by) {
    Map<List<String>, Long> costs = new HashMap<>();
    for (JsonNode line : report.get("lines")) {
      List<String> keys = new ArrayList<>();
      by.forEach(name -> keys.add(line.get(name).isNull() ? null : line.get(name).asText()));
      costs.put(keys, line.get("cost_nano_usd").asLong());
    }
    return costs;
  }

  private Map<List<String>, Long> sql(List<String> by, String condition) throws Exception {
    List<String> columns = by.stream().map(COLUMNS::get).toList();
    return Parquet.costs(root, columns, RandomLedger.SINCE, RandomLedger.UNTIL, condition);
  }

  @Test
  void anEmptyStoreIsNothingSpent() throws Exception {
    JsonNode report = page.json("report");
    assertEquals(0, report.get("lines").size());
    assertEquals(0, report.get("total").get("calls").asLong());
    assertTrue(page.json("meta").get("earliest").isNull());
    for (String name : List.of("trend", "features", "spikes", "savings", "keys", "migration")) {
      JsonNode answer = page.json(name);
      assertEquals(0, answer.get("rows").size(), name);
      assertEquals(1, answer.get("notes").size(), name);
    }
  }

  @Test
  void whileItIsWrittenAndMergedEachAnswerIsOfOneMoment() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    Thread writer = new Thread(() -> write(done));
    writer.start();
    long before = 0;
    int asked = 0;
    try {
      while (writer.isAlive() || asked < 3) {
        JsonNode report = page.json("report", "by", "team", "since", "2026-01-01");
        long calls = report.get("total").get("calls").asLong();
        assertEquals(0, calls % 10, "a batch is seen as a whole");
        assertTrue(calls >= before, "what was there is there");
        assertEquals(
            calls * 7, report.get("total").path("cost_nano_usd").asLong(), "of the same calls");
        before = calls;
        asked++;
      }
    } finally {
      writer.join();
    }
    assertTrue(done.get(), "the writer never waited for us, nor failed");
    assertEquals(600, page.json("meta").get("records").asLong());
  }

  /** Sixty batches of ten calls, merged in between. */
  private void write(AtomicBoolean done) {
    try (Store store = new Store(Layout.stores(root).resolve("w"))) {
      long sequence = 0;
      for (int i = 0; i < 60; i++) {
        Batch batch = new Batch(100);
        for (int n = 0; n < 10; n++) {
          batch.add(
              CostRecord.builder()
                  .set(RecordField.INSTANCE, "i")
                  .set(RecordField.SEQUENCE, ++sequence)
                  .set(RecordField.STARTED_AT, 1_790_000_000_000_000_000L + sequence)
                  .set(RecordField.TEAM, "t" + n % 3)
                  .set(RecordField.COST, 7)
                  .build());
        }
        store.commit(batch, source -> true);
        store.tidy(Instant.now());
      }
      done.set(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
