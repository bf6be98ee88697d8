package io.aimeter.query;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** What a file of days' sums is asked for, each in a relation that has no more than that needs. */
enum SumsPart {
  /** By all dimensions: see {@link Cells}. */
  CELLS("cells", "*", "instance IS NULL", ""),

  /** By where the attribution is from. */
  COVERAGE(
      "coverage",
      "started_at, " + CoverageQuery.SOURCES + ", sum(cost_nano_usd)::BIGINT AS cost_nano_usd",
      "instance IS NULL",
      " GROUP BY ALL"),

  /** By instance. */
  INSTANCES(
      "instances",
      "started_at, instance, sequence, cell_instance_records",
      "instance IS NOT NULL",
      "");

  private final String table;
  private final String columns;
  private final String condition;
  private final String end;

  SumsPart(String table, String columns, String condition, String end) {
    this.table = table;
    this.columns = columns;
    this.condition = condition;
    this.end = end;
  }

  /** Its name. */
  String table() {
    return table;
  }

  /**
   * A query that reads it from a file.
   *
   * @param more further columns, each after a comma
   */
  String read(StoreFiles.Days rollup, String more) {
    StringJoiner days = new StringJoiner(", ");
    rollup.days().forEach(day -> days.add(Sql.timestamp(day * StoreFiles.DAY_MICROS)));
    return "SELECT "
        + columns
        + more
        + " FROM read_parquet("
        + Sql.text(rollup.path().toString())
        + ", hive_partitioning=false) WHERE "
        + condition
        + " AND started_at IN ("
        + days
        + ")"
        + end;
  }

  /** A table expression of some days, from memory as far as they are there. */
  String of(List<StoreFiles.Days> rollups, KeptSums kept) {
    List<StoreFiles.Days> others = new ArrayList<>();
    List<String> each = new ArrayList<>();
    if (kept == null) {
      others.addAll(rollups);
    } else {
      String known = kept.of(this, rollups, others);
      if (known != null) {
        each.add(known);
      }
    }
    others.forEach(days -> each.add(read(days, "")));
    return "(" + String.join(" UNION ALL BY NAME ", each) + ")";
  }
}
