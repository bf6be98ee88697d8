package io.aimeter.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.aimeter.collector.Batch;
import io.aimeter.collector.store.Repricing;
import io.aimeter.collector.store.Store;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.Rollup;
import io.aimeter.core.ledger.StoreFile;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import io.aimeter.query.DailySpend;
import io.aimeter.query.Engine;
import io.aimeter.query.Grouping;
import io.aimeter.query.KeyQuery;
import io.aimeter.query.Ledger;
import io.aimeter.query.MigrationQuery;
import io.aimeter.query.ReportQuery;
import io.aimeter.query.ReportRequest;
import io.aimeter.query.SpikeQuery;
import io.aimeter.query.TrendQuery;
import io.aimeter.query.Where;
import io.aimeter.query.data.ReportJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With rollups and without, each answer is the same: over random ledgers, groupings, ranges and
 * zones, after records that come late and after prices that change, before the rollups are written
 * again and after. More ledgers: {@code -Daimeter.ledgers=100}.
 */
class RollupsTest {
  private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");
  private static final int QUESTIONS = 3;
  private static final Duration DAY = Duration.ofDays(1);

  private static final List<String> DIMENSIONS =
      List.of(
          "team",
          "app",
          "feature",
          "model",
          "provider",
          "environment",
          "cost-center",
          "call-type",
          "client",
          "server-address",
          "key",
          "status",
          "day",
          "day",
          "user",
          "hour",
          "tag.tenant");

  private static final List<String> ZONES =
      List.of("UTC", "UTC", "UTC", "Europe/Berlin", "Europe/London", "Asia/Kathmandu", "-09:30");

  private static final List<String> CONDITIONS =
      List.of("team=s*", "model!=gpt-*", "feature=", "provider=openai", "status=200", "user=a*");

  @TempDir Path root;
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final Engine engine = Engine.lasting("256MB", 1, 0, problems::add);

  @AfterEach
  void end() {
    engine.close();
    assertEquals(List.of(), problems, "of keeping sums");
  }

  static List<Long> seeds() {
    return SumsTest.seeds().subList(0, Math.max(1, SumsTest.seeds().size() / 3));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyAnswerIsThatOfTheRecords(long seed) throws Exception {
    RandomLedger ledger = new RandomLedger(root, seed);
    Random random = new Random(seed * 31);
    tidy();
    assertSameAnswers(random);
    late(ledger.records().get(0));
    assertSameAnswers(random);
    tidy();
    assertSameAnswers(random);
    reprice();
    assertEquals(0, summedDays(), "what is priced again is not summed up yet");
    assertSameAnswers(random);
    tidy();
    assertEquals(sealedDays(), summedDays());
    assertSameAnswers(random);
  }

  @Test
  void wholeDaysAreReadFromTheirSumsAlone() throws Exception {
    new RandomLedger(root, 4);
    tidy();
    List<String> report =
        List.of(
            "report",
            "--dir",
            root.toString(),
            "--since",
            "2026-10-10",
            "--until",
            "2026-10-20",
            "--timezone",
            "UTC",
            "--by",
            "team,day",
            "--json");
    JsonNode before = Run.json(report).get("lines");
    assertFalse(before.isEmpty());
    for (Path store : stores()) {
      for (StoreFile file : Manifest.read(store).files()) {
        if (file.path().contains("/date=2026-10-1")) {
          // A query that opens it fails.
          Files.writeString(store.resolve(file.path()), "no Parquet");
        }
      }
    }
    List<Grouping> by = List.of(Grouping.parse("team"), Grouping.parse("day"));
    Ledger ledger = new Ledger(root);
    Instant since = Instant.parse("2026-10-10T00:00:00Z");
    Instant until = Instant.parse("2026-10-20T00:00:00Z");
    assertFalse(new DailySpend(ledger).run(by, since, until, ZoneId.of("UTC")).isEmpty());
    assertThrows(
        IOException.class,
        () -> new DailySpend(ledger).run(by, since, until, ZoneId.of("Asia/Kathmandu")),
        "no day there is one of ours");
  }

  /** As a version wrote them whose sums were of other things. */
  @Test
  void rollupsOfAnotherFormAreNotReadAndAreWrittenAnew() throws Exception {
    new RandomLedger(root, 4);
    tidy();
    long days = summedDays();
    assertTrue(days > 0);
    List<Grouping> by = List.of(Grouping.parse("team"));
    Instant since = RandomLedger.SINCE.minus(DAY);
    List<Object> before = ask(new Ledger(root), by, since, RandomLedger.UNTIL);
    Set<String> others = new HashSet<>();
    for (Path store : stores()) {
      Manifest manifest = Manifest.read(store);
      List<Rollup> rollups = new ArrayList<>();
      for (Rollup rollup : manifest.rollups()) {
        // A query that opens it fails.
        Files.writeString(store.resolve(rollup.path()), "no Parquet");
        rollups.add(new Rollup(rollup.path(), "another", rollup.days()));
        others.add(rollup.path());
      }
      new Manifest(
              manifest.generation(),
              manifest.files(),
              manifest.next(),
              manifest.reratings(),
              manifest.outboxes(),
              rollups)
          .commit(store);
    }

    assertEquals(before, ask(new Ledger(root), by, since, RandomLedger.UNTIL));
    tidy();

    assertEquals(days, summedDays());
    assertTrue(manifest().rollups().stream().noneMatch(rollup -> others.contains(rollup.path())));
    assertEquals(before, ask(new Ledger(root), by, since, RandomLedger.UNTIL));
  }

  private void assertSameAnswers(Random random) throws Exception {
    List<List<String>> reports = new ArrayList<>();
    List<List<Grouping>> groupings = new ArrayList<>();
    List<Instant> times = new ArrayList<>();
    for (int i = 0; i < QUESTIONS; i++) {
      List<String> by = new ArrayList<>(new HashSet<>(DIMENSIONS));
      Collections.shuffle(by, random);
      by = by.subList(0, 1 + random.nextInt(3));
      // Of all time: of each month the total.
      boolean isAll = i == 0;
      Instant since = isAll ? RandomLedger.SINCE.minus(DAY) : time(random, 0);
      Instant until = isAll ? RandomLedger.UNTIL.plus(DAY) : time(random, 20);
      reports.add(
          List.of(
              "report",
              "--dir",
              root.toString(),
              "--since",
              since.toString(),
              "--until",
              until.toString(),
              "--timezone",
              ZONES.get(random.nextInt(ZONES.size())),
              "--by",
              String.join(",", by),
              "--json"));
      groupings.add(by.stream().filter(name -> !name.equals("hour")).map(Grouping::parse).toList());
      times.add(since);
      times.add(until);
    }
    List<Object> with = answers(reports, groupings, times);
    List<Manifest> kept = withoutRollups();
    List<Object> without = answers(reports, groupings, times);
    putBack(kept);
    for (int i = 0; i < with.size(); i++) {
      assertEquals(without.get(i), with.get(i), () -> "of " + reports);
    }
    assertKeptAreTheSame(random, groupings, times);
  }

  /** Makes all MANIFESTs forget their rollups; returns them as they were. */
  private List<Manifest> withoutRollups() throws Exception {
    List<Manifest> kept = new ArrayList<>();
    for (Path store : stores()) {
      Manifest manifest = Manifest.read(store);
      kept.add(manifest);
      new Manifest(
              manifest.generation(),
              manifest.files(),
              manifest.next(),
              manifest.reratings(),
              manifest.outboxes())
          .commit(store);
    }
    return kept;
  }

  private void putBack(List<Manifest> kept) throws Exception {
    for (int i = 0; i < kept.size(); i++) {
      kept.get(i).commit(stores().get(i));
    }
  }

  /** What the engine keeps in memory, from before and from now, answers as the records do. */
  private void assertKeptAreTheSame(
      Random random, List<List<Grouping>> groupings, List<Instant> times) throws Exception {
    int i = random.nextInt(groupings.size());
    List<Where> where =
        Where.parse(
            List.of(CONDITIONS.get(random.nextInt(CONDITIONS.size())))
                .subList(0, random.nextInt(2)));
    Instant since = times.get(2 * i);
    Instant until = times.get(2 * i + 1);
    List<Grouping> by = groupings.get(i);
    Ledger kept = new Ledger(root, engine).narrowed(where);
    List<Object> first = ask(kept, by, since, until);
    engine.awaitSums();
    List<Object> then = ask(kept, by, since, until);
    List<Object> remembered = ask(kept, by, since, until);
    List<Manifest> manifests = withoutRollups();
    List<Object> without = ask(new Ledger(root).narrowed(where), by, since, until);
    putBack(manifests);
    assertEquals(without, first, () -> by + " where " + where);
    assertEquals(without, then, () -> by + " where " + where);
    assertEquals(without, remembered, () -> by + " where " + where);
  }

  private static List<Object> ask(Ledger ledger, List<Grouping> by, Instant since, Instant until)
      throws Exception {
    ZoneId utc = ZoneId.of("UTC");
    StringWriter report = new StringWriter();
    try (PrintWriter out = new PrintWriter(report)) {
      ReportJson.print(
          new ReportQuery(ledger).run(new ReportRequest(by, since, until, utc, null, null)), out);
    }
    return List.of(
        report.toString(),
        new TrendQuery(ledger).run(by, since, until),
        new HashSet<>(new DailySpend(ledger).run(by, since, until, utc)),
        new SpikeQuery(ledger).run(since, until),
        new KeyQuery(ledger, since).uses(),
        new MigrationQuery(ledger).since(since));
  }

  /** Often the begin of a day. */
  private static Instant time(Random random, int days) {
    Instant day = RandomLedger.SINCE.plus(Duration.ofDays(days + random.nextInt(15)));
    return random.nextInt(3) > 0 ? day : day.plusSeconds(random.nextInt(86_400));
  }

  private List<Object> answers(
      List<List<String>> reports, List<List<Grouping>> groupings, List<Instant> times)
      throws Exception {
    List<Object> answers = new ArrayList<>();
    Ledger ledger = new Ledger(root);
    for (int i = 0; i < reports.size(); i++) {
      answers.add(Run.json(reports.get(i)));
      Instant since = times.get(2 * i);
      Instant until = times.get(2 * i + 1);
      List<Grouping> by = groupings.get(i);
      answers.add(new TrendQuery(ledger).run(by, since, until));
      ZoneId zone = ZoneId.of(ZONES.get(i % ZONES.size()));
      answers.add(new HashSet<>(new DailySpend(ledger).run(by, since, until, zone)));
    }
    return answers;
  }

  private List<Path> stores() throws Exception {
    try (var stores = Files.list(Layout.stores(root))) {
      return stores.sorted().toList();
    }
  }

  private Manifest manifest() throws Exception {
    return Manifest.read(stores().get(0));
  }

  private long sealedDays() throws Exception {
    return manifest().files().stream()
        .map(file -> file.path().substring(0, file.path().lastIndexOf('/')))
        .filter(directory -> directory.startsWith("events"))
        .distinct()
        .count();
  }

  private long summedDays() throws Exception {
    return manifest().rollups().stream().mapToLong(rollup -> rollup.days().size()).sum();
  }

  private void tidy() throws Exception {
    for (Path path : stores()) {
      try (Store store = new Store(path)) {
        while (store.tidy(NOW)) {
          Thread.sleep(1);
        }
      }
    }
  }

  /** Records of days that have been sealed and summed up. */
  private void late(CostRecord like) throws Exception {
    try (Store store = new Store(stores().get(0))) {
      Batch batch = new Batch(100);
      for (int i = 0; i < 20; i++) {
        batch.add(
            like.toBuilder()
                .set(RecordField.SEQUENCE, 100_000 + i)
                .set(
                    RecordField.STARTED_AT,
                    RandomLedger.SINCE.plus(Duration.ofHours(7L * i)).getEpochSecond()
                        * 1_000_000_000L)
                .build());
      }
      store.commit(batch, source -> true);
    }
  }

  private void reprice() throws Exception {
    Repricing.Range range = new Repricing.Range(0, 2_000_000_000_000_000L, "2");
    try (Store open = new Store(stores().get(0));
        Repricing repricing =
            new Repricing(
                stores().get(0),
                range,
                record ->
                    record.toBuilder()
                        .set(RecordField.COST, record.number(RecordField.COST, 0) + 11)
                        .build(),
                true)) {
      repricing.look();
      open.commit(repricing);
    }
  }
}
