package io.aimeter.cli.render;

import io.aimeter.query.Chargeback;
import io.aimeter.query.Grouping;
import io.aimeter.query.Measure;
import io.aimeter.query.Report;
import java.util.ArrayList;
import java.util.List;

/**
 * A chargeback as rows of text, whatever they are printed as.
 *
 * @param texts how many cells at the left are texts; the others are figures
 * @param notes what the sums leave out, a sentence each
 */
record Statement(String title, int texts, List<String> header, List<Row> rows, List<String> notes) {
  /** What a row is. */
  enum Kind {
    LINE,
    SUBTOTAL,
    TOTAL
  }

  /** A row with a cell for each of the header's. */
  record Row(Kind kind, List<String> cells) {}

  static Statement of(Chargeback chargeback) {
    List<Grouping> by = chargeback.report().request().by();
    List<String> header = new ArrayList<>();
    by.forEach(grouping -> header.add(grouping.name().replace('-', ' ')));
    header.addAll(List.of("calls", "cost", "share"));
    int decimals = Figures.decimals(chargeback.cost());
    List<Row> rows = new ArrayList<>();
    for (Chargeback.Section section : chargeback.sections()) {
      for (Report.Line line : section.lines()) {
        List<String> cells = new ArrayList<>();
        cells.add(name(section.name()));
        line.keys().forEach(key -> cells.add(name(key)));
        figures(
            cells,
            line.totals().number(Measure.CALLS),
            line.totals().number(Measure.COST),
            chargeback,
            decimals);
        rows.add(new Row(Kind.LINE, cells));
      }
      if (by.size() > 1) {
        rows.add(
            sum(
                Kind.SUBTOTAL,
                "total " + name(section.name()),
                by.size(),
                section.sum(Measure.CALLS),
                section.sum(Measure.COST),
                chargeback,
                decimals));
      }
    }
    rows.add(
        sum(
            Kind.TOTAL,
            "total",
            by.size(),
            chargeback.report().total().number(Measure.CALLS),
            chargeback.cost(),
            chargeback,
            decimals));
    return new Statement(
        "AI chargeback " + chargeback.month() + " (" + chargeback.zone() + "), in US dollars",
        by.size(),
        header,
        rows,
        notes(chargeback));
  }

  private static String name(String value) {
    return value == null ? "(none)" : ReportTable.printable(value);
  }

  private static Row sum(
      Kind kind,
      String name,
      int texts,
      long calls,
      long cost,
      Chargeback chargeback,
      int decimals) {
    List<String> cells = new ArrayList<>();
    cells.add(name);
    while (cells.size() < texts) {
      cells.add("");
    }
    figures(cells, calls, cost, chargeback, decimals);
    return new Row(kind, cells);
  }

  private static void figures(
      List<String> cells, long calls, long cost, Chargeback chargeback, int decimals) {
    cells.add(Figures.count(calls));
    cells.add(Figures.money(cost, decimals));
    cells.add(Figures.share(cost, chargeback.cost()));
  }

  private static List<String> notes(Chargeback chargeback) {
    List<String> notes = new ArrayList<>();
    String by = chargeback.report().request().by().get(0).name().replace('-', ' ');
    if (chargeback.cost() == 0) {
      notes.add("Nothing was spent that has a price.");
    } else {
      notes.add(unattributed(chargeback, by));
    }

    long estimated = chargeback.report().total().number(Measure.ESTIMATED_COST);
    if (estimated > 0) {
      notes.add(
          "Estimated, for the providers did not say the tokens: "
              + Figures.money(estimated, Figures.decimals(estimated))
              + ", "
              + Figures.share(estimated, chargeback.cost())
              + " of all.");
    }
    long unpriced = chargeback.report().total().number(Measure.UNPRICED);
    if (unpriced > 0) {
      notes.add(
          "Not in it, for they have no price: " + Figures.count(unpriced, "billable record") + ".");
    }
    long unseen = chargeback.report().total().number(Measure.WITHOUT_USAGE);
    if (unseen > 0) {
      notes.add(
          "Not in it, for nobody knows what they used: "
              + Figures.count(unseen, "billable call")
              + ".");
    }
    return notes;
  }

  private static String unattributed(Chargeback chargeback, String by) {
    long unattributed = chargeback.unattributed();
    return unattributed == 0
        ? "All of it has a " + by + "."
        : "Without a "
            + by
            + ": "
            + Figures.money(unattributed, Figures.decimals(unattributed))
            + ", "
            + Figures.share(unattributed, chargeback.cost())
            + " of all.";
  }
}
