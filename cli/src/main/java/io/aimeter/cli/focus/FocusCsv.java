package io.aimeter.cli.focus;

import io.aimeter.query.data.ReportCsv;
import java.io.PrintWriter;
import java.util.List;
import java.util.StringJoiner;

/** Rows as CSV: null is empty. */
final class FocusCsv {
  private FocusCsv() {}

  /** Prints a line for the columns and a line for each row. */
  static void print(List<FocusRow> rows, FocusTerms terms, PrintWriter out) {
    StringJoiner header = new StringJoiner(",");
    for (FocusColumn column : FocusColumn.ALL) {
      header.add(column.title());
    }
    out.print(header + "\r\n");
    for (FocusRow row : rows) {
      StringJoiner cells = new StringJoiner(",");
      for (FocusColumn column : FocusColumn.ALL) {
        cells.add(ReportCsv.cell(FocusText.of(column.of(row, terms))));
      }
      out.print(cells + "\r\n");
    }
  }
}
