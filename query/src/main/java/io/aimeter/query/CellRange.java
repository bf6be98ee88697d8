package io.aimeter.query;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/** The {@link Cells} of a range: its records, and the sums of its whole days. */
final class CellRange {
  private final StoreFiles.Summed summed;
  private final String records;

  private CellRange(StoreFiles.Summed summed, String records) {
    this.summed = summed;
    this.records = records;
  }

  /**
   * The cells of what began in a range; see {@link Cells#between}.
   *
   * @param until null: no end
   */
  static CellRange of(StoreFiles files, Instant since, Instant until, Cells.Cut cut) {
    StoreFiles.Summed summed = Cells.summed(files, since, until, cut);
    boolean hasRecords = !summed.records().isEmpty() || summed.rollups().isEmpty();
    return new CellRange(
        summed, hasRecords ? Cells.ofRecords(summed.records().sql(), since, until) : null);
  }

  /** Those of records alone, as a table expression. */
  static CellRange ofRecords(String records) {
    return new CellRange(null, records);
  }

  /** As a table expression. */
  String cells() {
    return union(records, hasSums() ? summed.sums(SumsPart.CELLS, true) : null);
  }

  /**
   * Sums of the cells by keys, as a table expression.
   *
   * @param of keys and sums of cells, each with its name
   * @param ofSums the same keys and sums by these names, of rows of which several may have the same
   *     keys
   * @param condition which cells
   * @param daily whether the keys tell days apart
   */
  String sums(Statement statement, String of, String ofSums, String condition, boolean daily)
      throws SQLException {
    String end = " WHERE " + condition + " GROUP BY ALL";
    String single = records == null ? null : "(SELECT " + of + " FROM " + records + end + ")";
    String days = hasSums() ? summed.subtotals(statement, SumsPart.CELLS, of, end, daily) : null;
    String both = union(single, days);
    return single == null || days == null
        ? both
        : "(SELECT " + ofSums + " FROM " + both + " GROUP BY ALL)";
  }

  /** What {@link CoverageQuery} asks of them, as a table expression. */
  String coverage(Statement statement) throws SQLException {
    String days = null;
    if (hasSums()) {
      boolean whole = summed.records().isWhole();
      days =
          summed.subtotals(
              statement,
              whole ? SumsPart.COVERAGE : SumsPart.CELLS,
              CoverageQuery.sums(whole),
              " GROUP BY ALL",
              false);
    }
    return union(records == null ? null : CoverageQuery.of(records), days);
  }

  private boolean hasSums() {
    return summed != null && !summed.rollups().isEmpty();
  }

  static String union(String records, String days) {
    if (days == null || records == null) {
      return days == null ? records : days;
    }
    return "(SELECT * FROM " + records + " UNION ALL BY NAME SELECT * FROM " + days + ")";
  }
}
