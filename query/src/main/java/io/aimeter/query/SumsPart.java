package io.aimeter.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** What a file of days' sums is asked for, each in a relation that has no more than that needs. */
enum SumsPart {
  /** By all dimensions: see {@link Cells}. */
  CELLS(RollupRows.CELLS, "*", "", true),

  /** By where the attribution is from. */
  COVERAGE(
      RollupRows.CELLS,
      "started_at, " + CoverageQuery.SOURCES + ", sum(cost_nano_usd)::BIGINT AS cost_nano_usd",
      " GROUP BY ALL",
      true),

  /** By instance. */
  INSTANCES(
      RollupRows.INSTANCES, "started_at, instance, sequence, cell_instance_records", "", true),

  /** By the hour: see {@link HourlySpend}. */
  HOURS(RollupRows.HOURS, HourlySpend.COLUMNS, "", false),

  /** By application and release: see {@link Releases}. */
  RELEASES(RollupRows.RELEASES, Releases.COLUMNS, "", false);

  private static final String TOTAL = " IS NULL";
  private static final String EACH_DAY = " IS NOT NULL";

  private final String kind;
  private final String columns;
  private final String end;
  private final boolean hasTotals;

  SumsPart(String kind, String columns, String end, boolean hasTotals) {
    this.kind = kind;
    this.columns = columns;
    this.end = end;
    this.hasTotals = hasTotals;
  }

  /** Whether its tables have totals: one with its days, and another where there are any. */
  List<Boolean> totals() {
    return hasTotals ? List.of(false, true) : List.of(false);
  }

  /** The name of the table with its days, or with the totals of whole rollups. */
  String table(boolean total) {
    String table = name().toLowerCase(Locale.ROOT);
    return total ? table + "_total" : table;
  }

  /**
   * The rows of a range, of records one by one and of whole days as their sums have them: as a
   * table expression; null where there are none. Where records are kept out by a condition, of
   * which sums other than {@link #CELLS} do not know, all are read one by one.
   *
   * @param ofRecord columns of a record
   * @param condition which records
   * @param ofSums the same columns of this part
   */
  String rows(
      StoreFiles files,
      Instant since,
      Instant until,
      String ofRecord,
      String condition,
      String ofSums) {
    StoreFiles.Summed summed = Cells.summed(files, since, until, (from, to) -> !files.isWhole());
    String records =
        summed.records().isEmpty()
            ? null
            : "(SELECT "
                + ofRecord
                + " FROM "
                + summed.records().sql()
                + " WHERE "
                + Sql.began(since, until)
                + " AND "
                + condition
                + ")";
    String days =
        summed.rollups().isEmpty()
            ? null
            : "(SELECT " + ofSums + " FROM " + summed.sums(this, true) + ")";
    return CellRange.union(records, days);
  }

  /**
   * A query that reads it from a file.
   *
   * @param total of all its days together, of a rollup that is chosen in whole; else day by day
   */
  String read(StoreFiles.Days rollup, boolean total) {
    return read(List.of(rollup), total ? TOTAL : rollup.starts());
  }

  private String read(List<StoreFiles.Days> rollups, String which) {
    StringJoiner paths = new StringJoiner(", ", "[", "]");
    rollups.forEach(rollup -> paths.add(Sql.text(rollup.path().toString())));
    return "SELECT "
        + columns
        + " FROM read_parquet("
        + paths
        + ", hive_partitioning=false) WHERE "
        + RollupRows.KIND
        + " = "
        + Sql.text(kind)
        + " AND started_at"
        + which
        + end;
  }

  /**
   * A table expression of some days, from memory as far as they are there.
   *
   * @param daily whether days must be told apart; else rollups chosen in whole are one row for all
   *     of their days
   */
  String of(List<StoreFiles.Days> rollups, KeptSums kept, boolean daily) {
    Map<Boolean, List<StoreFiles.Days>> byTotal =
        rollups.stream().collect(Collectors.partitioningBy(days -> days.hasTotal(daily)));
    List<String> each = new ArrayList<>();
    byTotal.forEach(
        (total, chosen) -> {
          List<StoreFiles.Days> others = new ArrayList<>();
          String known = kept == null ? null : kept.of(this, total, chosen, others);
          if (known != null) {
            each.add(known);
          }
          addRead(kept == null ? chosen : others, total, each);
        });
    return "(" + String.join(" UNION ALL BY NAME ", each) + ")";
  }

  /** Files of which the same rows are asked for are one scan: each more takes time to plan. */
  private void addRead(List<StoreFiles.Days> rollups, boolean total, List<String> each) {
    List<StoreFiles.Days> whole = new ArrayList<>();
    for (StoreFiles.Days rollup : rollups) {
      if (rollup.whole()) {
        whole.add(rollup);
      } else {
        each.add(read(rollup, total));
      }
    }
    if (!whole.isEmpty()) {
      each.add(read(whole, total ? TOTAL : EACH_DAY));
    }
  }
}
