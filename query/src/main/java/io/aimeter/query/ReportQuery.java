package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;

/**
 * Answers a {@link ReportRequest}. The rows are grouped once into a table of their own; lines and
 * total are both read from it, so they cannot disagree.
 */
public final class ReportQuery {
  /** Records may come from machines whose clocks are ahead. */
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(2);

  private final Ledger ledger;

  public ReportQuery(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * The report.
   *
   * @throws IOException if the store cannot be read
   */
  public Report run(ReportRequest request) throws IOException {
    long dropped = LossQuery.dropped(ledger);
    return ledger.ask((statement, files) -> ask(request, statement, files, dropped));
  }

  private static Report ask(
      ReportRequest request, Statement statement, StoreFiles files, long dropped)
      throws SQLException {
    StoreFiles chosen = files.between(request.since(), request.until());
    List<Report.Line> lines = List.of();
    List<Report.UnpricedModel> unpriced = List.of();
    List<Report.UnmeteredClient> unmetered = List.of();
    List<Coverage> coverage = List.of();
    Totals total = Totals.none();
    Totals others = null;
    long groups = 0;
    if (!chosen.isEmpty()) {
      CellRange range = range(request, statement, files);
      statement.execute(grouped(request, statement, range));
      long shown = request.top() == null ? Long.MAX_VALUE : request.top();
      lines = lines(request, statement, shown);
      total = sum(statement, "true");
      groups = groups(statement);
      others = groups > lines.size() ? sum(statement, "place > " + shown) : null;
      coverage = CoverageQuery.ask(statement, range.coverage(statement));
      if (total.number(Measure.UNPRICED) > 0) {
        unpriced = unpriced(statement, range);
      }
      if (total.number(Measure.UNMETERED) > 0) {
        unmetered = unmetered(statement, range);
      }
    }
    return new Report(
        request,
        lines,
        groups,
        others,
        total,
        unpriced,
        unmetered,
        coverage,
        LossQuery.losses(dropped, statement, files),
        files.records(),
        files.earliest(),
        files.latest());
  }

  /** The {@link Cells} the report is of. */
  static CellRange range(ReportRequest request, Statement statement, StoreFiles files)
      throws SQLException {
    Instant since = request.since();
    Instant until = request.until();
    if (request.currency() != null) {
      // Each record is converted and rounded by itself.
      String records = files.between(since, until).sql();
      request.currency().check(statement, Cells.ofRecords(records, since, until) + " WHERE true");
      return CellRange.ofRecords(
          Cells.ofRecords(request.currency().converted(records), since, until));
    }
    boolean byRecord =
        !Cells.canAnswer(request.by())
            || (request.by().stream().anyMatch(Grouping::isTime) && clock(request).isOff());
    return CellRange.of(files, since, until, (from, to) -> byRecord);
  }

  static LocalClock clock(ReportRequest request) {
    Instant end = request.until() == null ? Instant.now().plus(CLOCKS_DIFFER) : request.until();
    return new LocalClock(request.zone(), request.since(), end);
  }

  /** A table {@code grouped}: k0, k1, …, the measures, and the place in the order of the report. */
  private static String grouped(ReportRequest request, Statement statement, CellRange range)
      throws SQLException {
    GroupKeys keys = new GroupKeys(request.by(), clock(request));
    StringJoiner measures = new StringJoiner(", ");
    for (Measure measure : Measure.values()) {
      measures.add(measure.sum());
    }
    String dearest =
        request.sort().key()
            + " DESC NULLS LAST, "
            + Measure.COST.key()
            + " DESC NULLS LAST, "
            + Measure.CALLS.key()
            + " DESC";
    return "CREATE TEMP TABLE grouped AS SELECT *, row_number() OVER (ORDER BY "
        + keys.order(dearest)
        + ") AS place FROM "
        + keys.sums(statement, range, measures.toString());
  }

  private static List<Report.Line> lines(ReportRequest request, Statement statement, long shown)
      throws SQLException {
    List<Report.Line> lines = new ArrayList<>();
    String sql = "SELECT * FROM grouped WHERE place <= " + shown + " ORDER BY place";
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < request.by().size(); i++) {
          keys.add(row.getString("k" + i));
        }
        lines.add(new Report.Line(Collections.unmodifiableList(keys), Totals.of(row)));
      }
    }
    return lines;
  }

  private static Totals sum(Statement statement, String condition) throws SQLException {
    StringJoiner sums = new StringJoiner(", ", "SELECT ", " FROM grouped WHERE " + condition);
    for (Measure measure : Measure.values()) {
      sums.add("sum(" + measure.key() + ")::BIGINT AS " + measure.key());
    }
    try (ResultSet row = statement.executeQuery(sums.toString())) {
      row.next();
      return Totals.of(row);
    }
  }

  private static long groups(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT count(*) FROM grouped")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static List<Report.UnpricedModel> unpriced(Statement statement, CellRange range)
      throws SQLException {
    String sums =
        range.sums(
            statement,
            Grouping.MODEL
                + " AS model, sum("
                + Cells.RECORDS
                + ")::BIGINT AS records, sum("
                + Measure.tokens()
                + ")::BIGINT AS tokens",
            "model, sum(records)::BIGINT AS records, sum(tokens)::BIGINT AS tokens",
            RecordField.PRICE_STATE.column() + " = 'unpriced'",
            false);
    String sql = "SELECT model, records, tokens FROM " + sums + " ORDER BY 2 DESC, 1";
    List<Report.UnpricedModel> models = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        models.add(new Report.UnpricedModel(row.getString(1), row.getLong(2), row.getLong(3)));
      }
    }
    return models;
  }

  private static List<Report.UnmeteredClient> unmetered(Statement statement, CellRange range)
      throws SQLException {
    String keys = RecordField.CLIENT.column() + ", " + RecordField.SERVER_ADDRESS.column();
    String sums =
        range.sums(
            statement,
            keys + ", sum(" + Cells.RECORDS + ")::BIGINT AS records",
            keys + ", sum(records)::BIGINT AS records",
            RecordField.CALL_TYPE.column() + " = '" + RecordField.UNMETERED + "'",
            false);
    String sql = "SELECT " + keys + ", records FROM " + sums + " ORDER BY 3 DESC, 1, 2";
    List<Report.UnmeteredClient> clients = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        clients.add(new Report.UnmeteredClient(row.getString(1), row.getString(2), row.getLong(3)));
      }
    }
    return clients;
  }
}
