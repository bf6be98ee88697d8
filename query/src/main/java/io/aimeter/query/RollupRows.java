package io.aimeter.query;

import io.aimeter.core.record.RecordField;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.zip.CRC32;

/**
 * The rows of a rollup: what it knows of each of its days, by the begin of the UTC day, and of all
 * of them together, in rows without a start. What kind of row one is its first column says.
 */
public final class RollupRows {
  /** The column with a row's kind. */
  static final String KIND = "sums_of";

  static final String CELLS = "cells";
  static final String INSTANCES = "instances";
  static final String HOURS = "hours";
  static final String RELEASES = "releases";

  private static final String UNION = " UNION ALL BY NAME ";

  /** The totals come first, so that a reader of them needs to read no more of a file. */
  private static final String ORDER =
      " ORDER BY started_at NULLS FIRST, " + KIND + ", team, app, feature";

  /** Changes whenever the sums that a rollup holds do. */
  public static final String FORM = form();

  private RollupRows() {}

  /**
   * A query for the rows of records that all began on one day.
   *
   * @param files a table expression of them
   * @param day from the epoch
   */
  public static String ofDay(String files, long day) {
    String all = "(SELECT * FROM " + files + Columns.NONE_OF_ALL + ")";
    String cells = "(SELECT *" + Cells.RECORD + " FROM " + all + ")";
    StringJoiner rows = new StringJoiner(UNION);
    rows.add(ofDay(day, CELLS, Cells.SUMS, cells, "true"));
    rows.add(ofDay(day, INSTANCES, Cells.OF_INSTANCES, all, "instance IS NOT NULL"));
    rows.add(ofDay(day, HOURS, HourlySpend.OF_DAY, all, HourlySpend.PAID));
    rows.add(ofDay(day, RELEASES, Releases.OF_DAY, all, Releases.KNOWN));
    return rows.toString();
  }

  private static String ofDay(
      long day, String kind, String columns, String from, String condition) {
    return "SELECT "
        + Sql.text(kind)
        + " AS "
        + KIND
        + ", "
        + Sql.timestamp(day * StoreFiles.DAY_MICROS)
        + " AS "
        + RecordField.STARTED_AT.column()
        + ", * FROM (SELECT "
        + columns
        + " FROM "
        + from
        + " WHERE "
        + condition
        + " GROUP BY ALL)";
  }

  /**
   * A query for the rows of days and those of all of them.
   *
   * @param days a query for the days' rows
   */
  public static String withTotals(String days) {
    return "WITH days AS MATERIALIZED (" + days + ") " + totals();
  }

  private static String totals() {
    StringJoiner rows = new StringJoiner(UNION, "", ORDER);
    rows.add("SELECT * FROM days");
    rows.add(total(CELLS, Cells.SUMS));
    rows.add(total(INSTANCES, Cells.OF_SUMMED_INSTANCES));
    return rows.toString();
  }

  private static String total(String kind, String columns) {
    String text = Sql.text(kind);
    return "SELECT "
        + text
        + " AS "
        + KIND
        + ", "
        + columns
        + " FROM days WHERE "
        + KIND
        + " = "
        + text
        + " GROUP BY ALL";
  }

  /** How many records the rows in a file stand for, of days from the epoch: as a query. */
  public static String recordsIn(String file) {
    return "SELECT coalesce(sum(" + Cells.RECORDS + "), 0)::BIGINT FROM read_parquet(" + file + ")";
  }

  private static String form() {
    // A column that no sum is of changes none.
    String rows = ofDay("", 0).replace(Columns.NONE_OF_ALL, "") + totals();
    CRC32 crc = new CRC32();
    crc.update(rows.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }
}
