package io.aimeter.query;

import io.aimeter.core.attribution.Source;
import io.aimeter.core.price.PriceBook;
import io.aimeter.core.price.PriceState;
import io.aimeter.core.price.Quote;
import io.aimeter.core.record.CostRecord;
import io.aimeter.core.record.RecordField;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds money that need not be spent, in what was really called. A call may be found for several
 * reasons, so that findings do not add up.
 */
public final class SavingsQuery {
  private static final String COST = RecordField.COST.column();
  private static final String EMBEDDING = RecordField.CALL_TYPE.column() + " = 'embedding'";
  private static final String PRIORITY = "priority";

  private final Ledger ledger;
  private final PriceBook book;

  public SavingsQuery(Ledger ledger, PriceBook book) {
    this.ledger = ledger;
    this.book = book;
  }

  /**
   * The savings of a period, the largest first.
   *
   * @throws IOException if the store cannot be read
   */
  public List<Saving> run(Instant since, Instant until) throws IOException {
    List<Saving> savings =
        new ArrayList<>(
            ledger.ask(
                (statement, files) -> {
                  StoreFiles chosen = files.between(since, until);
                  return chosen.isEmpty()
                      ? List.<Saving>of()
                      : inRows(statement, rows(chosen, since, until));
                }));
    savings.addAll(ofJobs(since, until));
    savings.removeIf(saving -> saving.nanos() <= 0);
    savings.sort(
        Comparator.comparingLong(Saving::nanos)
            .reversed()
            .thenComparing(Saving::what)
            .thenComparing(saving -> "" + saving.team() + saving.app() + saving.feature()));
    return savings;
  }

  /** Rows that cost something; those of one request numbered from the first. */
  private static String rows(StoreFiles files, Instant since, Instant until) {
    String start = RecordField.STARTED_AT.column();
    return "(SELECT *, CASE WHEN "
        + RecordField.REQUEST_FINGERPRINT.column()
        + " IS NULL OR "
        + RecordField.PART.column()
        + " IS NOT NULL THEN 1 ELSE row_number() OVER (PARTITION BY "
        + RecordField.REQUEST_FINGERPRINT.column()
        + ", "
        + RecordField.SERVER_ADDRESS.column()
        + ", "
        + Grouping.MODEL
        + ", "
        + RecordField.PART.column()
        + " ORDER BY "
        + start
        + ") END AS time_asked FROM "
        + files.sql()
        + " WHERE "
        + start
        + " >= "
        + Sql.timestamp(StoreFiles.micros(since))
        + " AND "
        + start
        + " < "
        + Sql.timestamp(StoreFiles.micros(until))
        + " AND "
        + COST
        + " > 0)";
  }

  private static List<Saving> inRows(Statement statement, String rows) throws SQLException {
    List<Saving> savings = new ArrayList<>();
    find(
        statement,
        rows,
        Saving.Kind.REPEATED_EMBEDDINGS,
        "time_asked > 1 AND " + EMBEDDING,
        savings);
    find(
        statement,
        rows,
        Saving.Kind.DUPLICATES,
        "time_asked > 1 AND NOT coalesce(" + EMBEDDING + ", false)",
        savings);
    find(
        statement,
        rows,
        Saving.Kind.NOT_READ,
        RecordField.END.column() + " IN ('cancelled', 'abandoned')",
        savings);
    find(
        statement,
        rows,
        Saving.Kind.TRUNCATED,
        "lower(" + RecordField.FINISH_REASON.column() + ") IN ('length', 'max_tokens')",
        savings);
    return savings;
  }

  private static void find(
      Statement statement, String rows, Saving.Kind kind, String condition, List<Saving> savings)
      throws SQLException {
    String sql =
        "SELECT "
            + RecordField.TEAM.column()
            + ", "
            + RecordField.APP.column()
            + ", "
            + RecordField.FEATURE.column()
            + ", "
            + Grouping.MODEL
            + ", count(*), sum("
            + COST
            + ")::BIGINT FROM "
            + rows
            + " WHERE "
            + condition
            + " GROUP BY ALL";
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        savings.add(
            new Saving(
                kind,
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6)));
      }
    }
  }

  private List<Saving> ofJobs(Instant since, Instant until) throws IOException {
    Map<List<Object>, long[]> sums = new HashMap<>();
    new RecordScan(ledger)
        .each(
            since,
            until,
            RecordField.FEATURE_SOURCE.column()
                + " = "
                + Sql.text(Source.JOB.label())
                + " AND "
                + COST
                + " > 0",
            sums::clear,
            record -> {
              if (PRIORITY.equals(record.text(RecordField.SERVICE_TIER))) {
                add(sums, Saving.Kind.PRIORITY_TIER, record, plain(false));
              }
              if (!record.flag(RecordField.BATCH) && !record.flag(RecordField.STREAMING)) {
                add(sums, Saving.Kind.BATCH, record, plain(true));
              }
            });
    List<Saving> savings = new ArrayList<>();
    sums.forEach(
        (key, sum) ->
            savings.add(
                new Saving(
                    (Saving.Kind) key.get(0),
                    (String) key.get(1),
                    (String) key.get(2),
                    (String) key.get(3),
                    (String) key.get(4),
                    sum[0],
                    sum[1])));
    return savings;
  }

  private static Map<RecordField, Object> plain(boolean batch) {
    Map<RecordField, Object> changes = new HashMap<>();
    changes.put(RecordField.SERVICE_TIER, null);
    changes.put(RecordField.BATCH, batch);
    return changes;
  }

  /** By what the call would have cost less, by the same book's prices of the day it was made. */
  private void add(
      Map<List<Object>, long[]> sums,
      Saving.Kind kind,
      CostRecord record,
      Map<RecordField, Object> changes) {
    Quote otherwise = book.quote(new Otherwise(record, changes));
    long less =
        otherwise.state() == PriceState.PRICED
            ? record.number(RecordField.COST) - otherwise.total()
            : 0;
    if (less > 0) {
      List<Object> key =
          Arrays.asList(
              kind,
              record.text(RecordField.TEAM),
              record.text(RecordField.APP),
              record.text(RecordField.FEATURE),
              record.model());
      long[] sum = sums.computeIfAbsent(key, none -> new long[2]);
      sum[0]++;
      sum[1] += less;
    }
  }
}
