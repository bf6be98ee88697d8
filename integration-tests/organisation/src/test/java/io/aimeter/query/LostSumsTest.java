package io.aimeter.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.organisation.GeneratedYear;
import io.aimeter.query.data.ReportJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database gives up what it keeps in memory when there is none left; nobody notices. */
class LostSumsTest {
  private static final Instant UNTIL = Instant.parse("2026-11-28T18:00:00Z");
  private static final ReportRequest YEAR =
      new ReportRequest(
          Grouping.parse(List.of("team")),
          UNTIL.minus(Duration.ofDays(365)),
          UNTIL,
          ZoneOffset.UTC,
          null,
          null);

  @TempDir private Path root;

  @Test
  void answersAreTheSameAndSumsAreKeptAgain() throws Exception {
    GeneratedYear.write(root, 5_000, 1, UNTIL, false);
    List<String> problems = new CopyOnWriteArrayList<>();
    String fromFiles = report(new Ledger(root));
    try (Engine engine = Engine.lasting("128MB", 1, 0, problems::add)) {
      Ledger ledger = new Ledger(root, engine);
      report(ledger);
      engine.awaitSums();
      assertTrue(keeps(ledger), problems::toString);
      assertEquals(List.of(), problems);

      lose(engine);
      assertEquals(fromFiles, report(ledger), "asked when all is lost");
      assertEquals(1, problems.size(), problems::toString);
      engine.awaitSums();
      assertTrue(keeps(ledger), "and once a question has wanted them");
      assertEquals(fromFiles, report(ledger));
      assertEquals(1, problems.size(), problems::toString);
    }
  }

  private static String report(Ledger ledger) throws IOException {
    Report report = new ReportQuery(ledger).run(YEAR);
    assertFalse(report.lines().isEmpty());
    StringWriter json = new StringWriter();
    ReportJson.print(report, new PrintWriter(json));
    return json.toString();
  }

  /** Whether all of the year's days are in memory. */
  private static boolean keeps(Ledger ledger) throws IOException {
    return ledger.ask(
        (statement, files) ->
            files
                .summed(
                    StoreFiles.micros(YEAR.since()),
                    StoreFiles.micros(UNTIL),
                    (from, until) -> false)
                .areKept(false));
  }

  /** Compresses more than there is memory for. */
  private static void lose(Engine engine) throws SQLException {
    try (Connection connection = engine.connect();
        Statement statement = connection.createStatement()) {
      String random = "SELECT (hash(i) % 1000000007)::BIGINT AS x FROM range(2_000_000) t(i)";
      SQLException lost =
          assertThrows(
              SQLException.class,
              () -> {
                statement.execute("CREATE TABLE kept.more AS " + random);
                while (true) {
                  statement.execute("INSERT INTO kept.more " + random);
                  statement.execute("CHECKPOINT kept");
                }
              });
      assertTrue(lost.getMessage().contains("has been invalidated"), lost::getMessage);
    }
  }
}
