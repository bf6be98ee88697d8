package io.aimeter.query.data;

import io.aimeter.query.Grouping;
import io.aimeter.query.Measure;
import io.aimeter.query.Report;
import java.io.PrintWriter;
import java.util.StringJoiner;

/**
 * A report's lines as CSV (RFC 4180), exact. An absent value is empty, an empty one is {@code ""}.
 * No line for the total, so that columns can be summed; {@code --top} leaves out the others.
 */
public final class ReportCsv {
  private ReportCsv() {}

  /** Prints the report. */
  public static void print(Report report, PrintWriter out) {
    StringJoiner header = new StringJoiner(",");
    for (Grouping grouping : report.request().by()) {
      header.add(cell(grouping.name()));
    }
    String currency = report.request().currencyCode();
    for (Measure measure : Measure.values()) {
      header.add(measure.key(currency));
      if (measure.isMoney()) {
        header.add(measure.keyIn(currency));
      }
    }
    out.print(header + "\r\n");
    for (Report.Line line : report.lines()) {
      StringJoiner cells = new StringJoiner(",");
      for (String key : line.keys()) {
        cells.add(cell(key));
      }
      for (Measure measure : Measure.values()) {
        Long value = line.totals().get(measure);
        cells.add(value == null ? "" : value.toString());
        if (measure.isMoney()) {
          cells.add(value == null ? "" : Usd.decimal(value));
        }
      }
      out.print(cells + "\r\n");
    }
  }

  /** A value as a cell: absent is empty, empty is {@code ""}. */
  public static String cell(String text) {
    if (text == null) {
      return "";
    }
    boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> "\",\r\n".indexOf(c) >= 0);
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
