package io.aimeter.sinks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.sink.postgres.PostgresSink;
import io.aimeter.collector.sink.postgres.PostgresTarget;
import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import io.aimeter.sinks.server.Real;
import io.aimeter.sinks.server.RealServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;

/** Records in a real PostgreSQL: all of them, each once, whatever is killed. */
class PostgresIT {
  private static final String TOTALS =
      "SELECT concat_ws(' ', count(*), count(DISTINCT (instance, sequence)), sum(sequence),"
          + " sum(cost_nano_usd)) FROM aimeter_record";

  @TempDir Path root;

  private static String totals(long n) {
    long sum = n * (n + 1) / 2;
    return n + " " + n + " " + sum + " " + 10 * sum;
  }

  private static String ask(RealServer server, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.address());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void tell(RealServer server, String command) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.address());
        Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  private String once(RealServer server) throws Exception {
    try (CollectorProcess collector = CollectorProcess.start(root, server.settings(), "--once")) {
      assertEquals(0, collector.exitCode(), collector.printed());
      return collector.printed();
    }
  }

  @Real("postgres")
  void everyFieldArrivesInAPartitionOfItsDay(RealServer server) throws Exception {
    try (Application application = new Application(root, "i")) {
      application.call(3000);
      once(server);
      application.call(1);
      once(server);
    }
    assertEquals(totals(3001), ask(server, TOTALS));
    assertEquals(
        "aimeter_record_20261120 aimeter_record_20261121 aimeter_record_20261122",
        ask(
            server,
            "SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class"
                + " WHERE relname ~ '^aimeter_record_[0-9]+$'"));
    assertEquals(
        Arrays.stream(RecordField.values())
            .map(RecordField::column)
            .sorted()
            .collect(Collectors.joining(" ")),
        ask(
            server,
            "SELECT string_agg(column_name, ' ' ORDER BY column_name COLLATE \"C\")"
                + " FROM information_schema.columns"
                + " WHERE table_name = 'aimeter_record' AND column_name <> 'day'"));
    assertEquals(
        "2026-11-20 i 2026-11-20 00:05:00.123456 openai t team-5 {\"run\": \"r2\"} 50 priced",
        ask(
            server,
            "SELECT concat_ws(' ', day, instance, started_at AT TIME ZONE 'UTC', provider,"
                + " billable, team, tags, cost_nano_usd, price_state)"
                + " FROM aimeter_record WHERE sequence = 5"));
  }

  @Real("postgres")
  void whateverIsKilledNothingIsLostOrTwice(RealServer server) throws Exception {
    Random random = new Random(11);
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.put("AIMETER_COLLECT_POSTGRES_INTERVAL", "20ms");
    settings.put("AIMETER_COLLECT_POSTGRES_BATCH", "50");
    try (Application application = new Application(root, "i")) {
      for (int round = 0; round < 16; round++) {
        try (CollectorProcess collector =
            CollectorProcess.start(root, settings, "--interval", "50ms")) {
          long before = rowsStored();
          application.call(100 + random.nextInt(200));
          awaitMoreThan(before, collector);
          Thread.sleep(random.nextInt(1500)); // of which starting Flyway takes a part
          application.call(50 + random.nextInt(200));
          if (round % 4 == 2) {
            server.kill();
            application.call(20);
            server.restart();
          }
          Thread.sleep(random.nextInt(500));
          assertTrue(collector.isAlive(), collector.printed());
          collector.kill();
        }
      }
      String printed = once(server);
      assertEquals(totals(application.written()), ask(server, TOTALS), printed);
      assertTrue(application.written() > 4000, "but few records: " + application.written());
    }
  }

  private long rowsStored() throws Exception {
    return Manifest.read(Layout.stores(root).resolve("w-local")).files().stream()
        .mapToLong(file -> file.rows())
        .sum();
  }

  private void awaitMoreThan(long rows, CollectorProcess collector) throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    while (rowsStored() <= rows) {
      assertTrue(collector.isAlive() && System.nanoTime() < end, collector.printed());
      Thread.sleep(20);
    }
  }

  /** The store goes on, and the sink catches up. */
  @Real("postgres")
  void aDeadServerHoldsNothingUp(RealServer server) throws Exception {
    try (Application application = new Application(root, "i")) {
      application.call(100);
      once(server);
      server.kill();
      try (CollectorProcess collector =
          CollectorProcess.start(root, server.settings(), "--interval", "20ms")) {
        for (int i = 1; i <= 50; i++) {
          long before = rowsStored();
          application.call(10);
          awaitMoreThan(before, collector);
        }
        assertTrue(
            collector.printed().contains("cannot ship to postgres, and tries again until it can: "),
            collector.printed());
        server.restart();
        long end = System.nanoTime() + 60_000_000_000L;
        while (!ask(server, TOTALS).equals(totals(600))) {
          assertTrue(System.nanoTime() < end, collector.printed());
          Thread.sleep(100);
        }
        assertTrue(collector.printed().contains("ships to postgres again"), collector.printed());
      }
    }
  }

  @Real("postgres")
  void whatItRefusesIsKeptAside(RealServer server) throws Exception {
    try (Application application = new Application(root, "i")) {
      application.call(10);
      once(server);
      tell(server, "ALTER TABLE aimeter_record ADD CHECK (team <> 'nobody')");
      application.call(Application.record("i", 11).set(RecordField.TEAM, "nobody"));
      application.call(Application.record("i", 12).set(RecordField.TEAM, "a\0b\\\t\nc"));
      application.call(10);
      String printed = once(server);
      assertTrue(printed.contains("postgres refuses a record for good, kept in "), printed);
    }
    assertEquals("21", ask(server, "SELECT count(*) FROM aimeter_record"));
    assertEquals(
        "a\ufffdb\\\t\nc", ask(server, "SELECT team FROM aimeter_record WHERE sequence = 12"));
    Path letters = Layout.stores(root).resolve("w-local/dead-letters/postgres.jsonl");
    List<String> lines = Files.readAllLines(letters);
    assertEquals(1, lines.size());
    assertTrue(lines.get(0).contains("\"team\":\"nobody\""), lines.get(0));
  }

  /** As a stream that is begun anew does, or two collectors side by side on the same records. */
  @Real("postgres")
  void whatIsThereAlreadyIsNotThereTwice(RealServer server) throws Exception {
    Map<String, String> settings = server.settings();
    PostgresTarget target =
        new PostgresTarget(
            settings.get("AIMETER_COLLECT_POSTGRES_URL"),
            settings.get("AIMETER_COLLECT_POSTGRES_USER"),
            settings.get("AIMETER_COLLECT_POSTGRES_PASSWORD"),
            "spend");
    List<CostRecord> records =
        List.of(Application.record("i", 1).build(), Application.record("i", 2).build());
    for (String stream : List.of("one", "two")) {
      try (PostgresSink sink = new PostgresSink(target)) {
        assertEquals(-1, sink.open(stream));
        sink.write(records.subList(0, 1), 7);
        sink.write(records, 9);
      }
      try (PostgresSink sink = new PostgresSink(target)) {
        assertEquals(9, sink.open(stream));
      }
    }
    assertEquals("2", ask(server, "SELECT count(*) FROM spend.aimeter_record"));
  }

  @Real("postgres")
  void aWrongPasswordIsSaidAndNotShown(RealServer server) throws Exception {
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.put("AIMETER_COLLECT_POSTGRES_USER", "nobody");
    settings.put("AIMETER_COLLECT_POSTGRES_PASSWORD", "sesame");
    try (Application application = new Application(root, "i")) {
      application.call(1);
      try (CollectorProcess collector = CollectorProcess.start(root, settings)) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!collector.printed().contains("cannot ship to postgres")) {
          assertTrue(collector.isAlive() && System.nanoTime() < end, collector.printed());
          Thread.sleep(50);
        }
        assertTrue(collector.printed().contains("nobody"), collector.printed());
        assertTrue(!collector.printed().contains("sesame"), collector.printed());
        awaitMoreThan(0, collector);
      }
    }
  }
}
