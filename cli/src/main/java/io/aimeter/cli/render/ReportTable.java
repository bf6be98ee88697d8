package io.aimeter.cli.render;

import io.aimeter.query.Grouping;
import io.aimeter.query.Measure;
import io.aimeter.query.Report;
import io.aimeter.query.Totals;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A report as a table for people. */
public final class ReportTable {
  private final Report report;
  private final Palette palette;
  private final int decimals;
  private final boolean unpriced;

  private ReportTable(Report report, Palette palette) {
    this.report = report;
    this.palette = palette;
    this.decimals = Figures.decimals(report.total().number(Measure.COST));
    this.unpriced = report.total().number(Measure.UNPRICED) > 0;
  }

  /** Prints the report. */
  public static void print(Report report, Palette palette, PrintWriter out) {
    new ReportTable(report, palette).print(out);
  }

  private void print(PrintWriter out) {
    out.println(palette.faint(period()));
    if (report.lines().isEmpty()) {
      out.println("No calls in this period.");
      out.println(
          "The store holds "
              + Figures.count(report.storedRecords(), "record")
              + ", from "
              + local(report.earliest())
              + " to "
              + local(report.latest())
              + "; widen --since and --until.");
      return;
    }
    int dimensions = report.request().by().size();
    TextTable table = new TextTable(dimensions);
    table.row(header(), palette::bold);
    table.rule();
    for (Report.Line line : report.lines()) {
      boolean noPrice = line.totals().number(Measure.UNPRICED) > 0;
      List<String> keys = new ArrayList<>();
      for (String key : line.keys()) {
        keys.add(key == null ? "(none)" : printable(key));
      }
      table.row(cells(keys, line.totals()), noPrice ? palette::yellow : UnaryOperator.identity());
    }
    if (report.others() != null) {
      long groups = report.groups() - report.lines().size();
      table.row(
          cells(first("(" + Figures.count(groups, "other") + ")"), report.others()),
          palette::faint);
    }
    table.rule();
    table.row(cells(first("total"), report.total()), palette::bold);
    table.print(out, Terminal.columns(), palette);
  }

  private List<String> first(String text) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < report.request().by().size(); i++) {
      keys.add(i == 0 ? text : "");
    }
    return keys;
  }

  private List<String> header() {
    List<String> names = new ArrayList<>();
    for (Grouping grouping : report.request().by()) {
      names.add(grouping.name());
    }
    names.addAll(List.of("calls", "errors", "input", "cached", "output", "cost", "share"));
    if (unpriced) {
      names.add("unpriced");
    }
    return names;
  }

  private List<String> cells(List<String> keys, Totals totals) {
    List<String> cells = new ArrayList<>(keys);
    cells.add(Figures.count(totals.number(Measure.CALLS)));
    cells.add(Figures.count(totals.number(Measure.ERRORS)));
    cells.add(tokens(Figures.input(totals)));
    cells.add(tokens(totals.get(Measure.CACHE_READ)));
    cells.add(tokens(totals.get(Measure.OUTPUT)));
    Long cost = totals.get(Measure.COST);
    boolean estimated = totals.get(Measure.ESTIMATED_COST) != null;
    cells.add(
        cost == null
            ? "–"
            : (estimated ? "~" : "")
                + Figures.money(cost, decimals, report.request().currencyCode()));
    cells.add(cost == null ? "–" : Figures.share(cost, report.total().number(Measure.COST)));
    if (unpriced) {
      long count = totals.number(Measure.UNPRICED);
      cells.add(count == 0 ? "" : Figures.count(count));
    }
    return cells;
  }

  private static String tokens(Long number) {
    return number == null ? "–" : Figures.count(number);
  }

  private String period() {
    Instant until = report.request().until();
    return "From "
        + local(report.request().since())
        + " to "
        + (until == null ? "now" : local(until))
        + ", "
        + zone()
        + " · cost in "
        + report.request().currencyCode()
        + (report.request().pricesBefore() == null
            ? ""
            : ", as it was before " + report.request().pricesBefore());
  }

  private String local(Instant instant) {
    return instant
        .truncatedTo(ChronoUnit.MINUTES)
        .atZone(zone())
        .toLocalDateTime()
        .toString()
        .replace('T', ' ');
  }

  private ZoneId zone() {
    return report.request().zone();
  }

  /** Values come from applications: control characters must not reach the terminal. */
  static String printable(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().forEach(c -> clean.appendCodePoint(Character.isISOControl(c) ? '\uFFFD' : c));
    return clean.toString();
  }
}
