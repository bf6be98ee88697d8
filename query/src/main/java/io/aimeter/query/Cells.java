package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Records, and the sums of whole days' records, as one relation, of which sums are the same
 * whichever of the two a day is read from. A cell has the dimensions' columns, each {@link Measure}
 * under its key, and how many records it stands for; a record is a cell of one. A cell of a day
 * began at the day's begin.
 */
final class Cells {
  /** How many records it stands for. */
  static final String RECORDS = "cell_records";

  /** How many of them cost something; their tokens; their cost. */
  static final String PAID_RECORDS = "cell_paid_records";

  static final String PAID_TOKENS = "cell_paid_tokens";
  static final String PAID_COST = "cell_paid_cost";

  /** How many records there are of an instance, and the highest sequence of it. */
  static final String OF_INSTANCES =
      "instance, max(sequence) AS sequence, count(*) AS cell_instance_records";

  /** The same of what has been counted. */
  static final String OF_SUMMED_INSTANCES =
      "instance, max(sequence) AS sequence, sum(cell_instance_records)::BIGINT AS"
          + " cell_instance_records";

  /** What records of a day are told apart by, in its sums. */
  private static final List<RecordField> DIMENSIONS =
      List.of(
          RecordField.TEAM,
          RecordField.APP,
          RecordField.FEATURE,
          RecordField.RESPONSE_MODEL,
          RecordField.REQUEST_MODEL,
          RecordField.URL_MODEL,
          RecordField.PROVIDER,
          RecordField.SERVER_ADDRESS,
          RecordField.COST_CENTER,
          RecordField.ENVIRONMENT,
          RecordField.CALL_TYPE,
          RecordField.CLIENT,
          RecordField.HTTP_STATUS,
          RecordField.KEY_FINGERPRINT,
          RecordField.KEY_HINT,
          RecordField.PRICE_STATE,
          RecordField.TEAM_SOURCE,
          RecordField.APP_SOURCE,
          RecordField.FEATURE_SOURCE,
          RecordField.COST_CENTER_SOURCE,
          RecordField.ENVIRONMENT_SOURCE,
          RecordField.USER_SOURCE);

  /** The groupings that a day's sums can answer; of the local day, where days are UTC's. */
  private static final Set<String> GROUPINGS =
      Set.of(
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
          "day");

  /** There are too many users: a day's sums know only whether there was one. */
  private static final String ANY_USER =
      "CASE WHEN " + RecordField.USER.column() + " IS NOT NULL THEN '' END";

  /** What a record has besides the store's columns, when it is read with all of them. */
  static final String RECORD = ofRecord();

  /** The sums of cells, by what is told apart in a day's sums. */
  static final String SUMS = sums();

  private Cells() {}

  /** Whether a time falls into the inside of a range, so that what is in it is told apart. */
  interface Cut {
    boolean isWithin(long fromMicros, long untilMicros);
  }

  /** Whether a day's sums can answer all of these. */
  static boolean canAnswer(List<Grouping> by) {
    return by.stream().allMatch(grouping -> GROUPINGS.contains(grouping.name()));
  }

  /**
   * The cells of what began in a range, as a table expression.
   *
   * @param until null: no end
   * @param cut days that it cuts are read record by record
   */
  static String between(StoreFiles files, Instant since, Instant until, Cut cut) {
    return CellRange.of(files, since, until, cut).cells();
  }

  static StoreFiles.Summed summed(StoreFiles files, Instant since, Instant until, Cut cut) {
    return files.summed(
        StoreFiles.micros(since), until == null ? Long.MAX_VALUE : StoreFiles.micros(until), cut);
  }

  /** The cells of records alone: a table expression with all their columns. */
  static String ofRecords(String table, Instant since, Instant until) {
    return "(SELECT *" + RECORD + " FROM " + table + " WHERE " + Sql.began(since, until) + ")";
  }

  /**
   * How many records there are of each instance, and the highest sequence of it, as a query for
   * instance, records and last_sequence.
   *
   * @param files at least one
   */
  static String instances(Statement statement, StoreFiles files) throws SQLException {
    StoreFiles.Summed summed = files.summed(Long.MIN_VALUE, Long.MAX_VALUE, (from, until) -> false);
    String records =
        summed.records().isEmpty()
            ? null
            : "(SELECT instance, sequence, 1 AS cell_instance_records FROM "
                + summed.records().sql()
                + ")";
    String days =
        summed.rollups().isEmpty()
            ? null
            : summed.subtotals(
                statement, SumsPart.INSTANCES, OF_SUMMED_INSTANCES, " GROUP BY ALL", false);
    return "SELECT instance, sum(cell_instance_records)::BIGINT AS records, max(sequence) AS"
        + " last_sequence FROM "
        + CellRange.union(records, days)
        + " GROUP BY 1";
  }

  /** What there is besides the store's columns; a measure of a column's name is in its place. */
  private static String ofRecord() {
    Set<String> columns = Set.of(RecordField.LIST_COST.column());
    StringJoiner replaced = new StringJoiner(", ", " REPLACE (", ")");
    StringJoiner added = new StringJoiner(", ", ", ", "");
    for (Measure measure : Measure.values()) {
      if (columns.contains(measure.key())) {
        replaced.add(measure.ofRecord() + " AS " + measure.key());
      } else if (!measure.ofRecord().equals(measure.key())) {
        added.add(measure.ofRecord() + " AS " + measure.key());
      }
    }
    String cost = RecordField.COST.column();
    String paid = "CASE WHEN " + cost + " > 0 THEN ";
    added.add("1 AS " + RECORDS);
    added.add(paid + "1 ELSE 0 END AS " + PAID_RECORDS);
    added.add(paid + Measure.tokens() + " END AS " + PAID_TOKENS);
    added.add(paid + cost + " END AS " + PAID_COST);
    return replaced.toString() + added;
  }

  private static String sums() {
    StringJoiner sums = new StringJoiner(", ");
    DIMENSIONS.forEach(field -> sums.add(field.column()));
    sums.add(ANY_USER + " AS " + RecordField.USER.column());
    for (Measure measure : Measure.values()) {
      sums.add(measure.sum());
    }
    for (String column : List.of(RECORDS, PAID_RECORDS, PAID_TOKENS, PAID_COST)) {
      sums.add("sum(" + column + ")::BIGINT AS " + column);
    }
    return sums.toString();
  }
}
