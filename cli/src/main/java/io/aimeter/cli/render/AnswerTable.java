package io.aimeter.cli.render;

import io.aimeter.query.Answer;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** An answer as a table for people. */
public final class AnswerTable {
  private static final int LISTED = 3;

  private final Answer answer;
  private final ZoneId zone;

  private AnswerTable(Answer answer, ZoneId zone) {
    this.answer = answer;
    this.zone = zone;
  }

  /** Prints the table; the moments in the zone. */
  public static void print(Answer answer, ZoneId zone, Palette palette, PrintWriter out) {
    new AnswerTable(answer, zone).print(palette, out);
  }

  private void print(Palette palette, PrintWriter out) {
    int texts = 0;
    List<String> header = new ArrayList<>();
    for (Answer.Column column : answer.columns()) {
      if (column.shape() == Answer.Shape.NOTE) {
        continue;
      }
      boolean leading = texts == header.size();
      texts += leading && isText(column) ? 1 : 0;
      header.add(column.name().replace('_', ' '));
    }
    TextTable table = new TextTable(texts);
    table.row(header, palette::bold);
    table.rule();
    for (List<Object> row : answer.rows()) {
      List<String> cells = new ArrayList<>();
      List<String> notes = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        Answer.Shape shape = answer.columns().get(i).shape();
        if (shape != Answer.Shape.NOTE) {
          cells.add(cell(shape, row.get(i)));
        } else if (row.get(i) != null) {
          notes.add(ReportTable.printable((String) row.get(i)));
        }
      }
      table.row(cells, UnaryOperator.identity());
      notes.forEach(table::note);
    }
    table.print(out, Terminal.columns(), palette);
  }

  private static boolean isText(Answer.Column column) {
    return column.shape() == Answer.Shape.TEXT || column.shape() == Answer.Shape.TEXTS;
  }

  private String cell(Answer.Shape shape, Object value) {
    if (value == null) {
      return shape == Answer.Shape.TEXT ? "(none)" : "–";
    }
    return switch (shape) {
      case TEXT, NOTE -> ReportTable.printable(value.toString());
      case TEXTS -> listed((List<?>) value);
      case COUNT -> Figures.count((Long) value);
      case MONEY -> Figures.dollars((Long) value);
      case SHARE -> Figures.share(Math.round((Double) value * 1_000), 1_000);
      case SERIES -> Sparkline.of(((List<?>) value).stream().map(Long.class::cast).toList());
      case BAR -> Bar.of((Double) value);
      case TENTHS -> String.format(Locale.ROOT, "%.1f", (Double) value);
      case MOMENT ->
          ((Instant) value)
              .truncatedTo(ChronoUnit.MINUTES)
              .atZone(zone)
              .toLocalDateTime()
              .toString()
              .replace('T', ' ');
    };
  }

  /** The first few, and how many more. */
  private static String listed(List<?> all) {
    List<String> shown =
        all.stream().limit(LISTED).map(text -> ReportTable.printable(text.toString())).toList();
    String joined = String.join(", ", shown);
    return all.isEmpty()
        ? "–"
        : all.size() > LISTED ? joined + " +" + (all.size() - LISTED) : joined;
  }
}
