package io.aimeter.cli.render;

import io.aimeter.query.Chargeback;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.UnaryOperator;

/** A chargeback for people: on a terminal, as Markdown, or as a page that prints well. */
public final class ChargebackText {
  private static final String STYLE =
      """
      body { font: 14px/1.4 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; }
      table { border-collapse: collapse; width: 100%; }
      th, td { padding: .25rem .6rem; text-align: left; }
      td.figure, th.figure { text-align: right; font-variant-numeric: tabular-nums; }
      thead th { border-bottom: 2px solid; }
      tr.subtotal td { border-top: 1px solid; border-bottom: 1px solid; font-weight: 600; }
      tr.total td { border-top: 2px solid; font-weight: 700; }
      thead { display: table-header-group; }
      tr { break-inside: avoid; }
      @page { margin: 1.5cm; }
      """;

  private ChargebackText() {}

  /** Prints a table for a terminal. */
  public static void table(Chargeback chargeback, Palette palette, PrintWriter out) {
    Statement statement = Statement.of(chargeback);
    out.println(palette.bold(statement.title()));
    out.println();
    TextTable table = new TextTable(statement.texts());
    table.row(statement.header(), palette::bold);
    table.rule();
    for (Statement.Row row : statement.rows()) {
      boolean line = row.kind() == Statement.Kind.LINE;
      table.row(row.cells(), line ? UnaryOperator.identity() : palette::bold);
      if (row.kind() == Statement.Kind.SUBTOTAL) {
        table.rule();
      }
    }
    table.print(out, Terminal.columns(), palette);
    out.println();
    statement.notes().forEach(out::println);
  }

  /** Prints Markdown. */
  public static void markdown(Chargeback chargeback, PrintWriter out) {
    Statement statement = Statement.of(chargeback);
    out.println("# " + statement.title());
    out.println();
    out.println(cells(statement.header(), ""));
    StringBuilder rule = new StringBuilder("|");
    for (int i = 0; i < statement.header().size(); i++) {
      rule.append(i < statement.texts() ? "---|" : "---:|");
    }
    out.println(rule);
    for (Statement.Row row : statement.rows()) {
      out.println(cells(row.cells(), row.kind() == Statement.Kind.LINE ? "" : "**"));
    }
    out.println();
    statement.notes().forEach(note -> out.println("- " + note));
  }

  private static String cells(List<String> cells, String mark) {
    StringBuilder line = new StringBuilder("|");
    for (String cell : cells) {
      String text = cell.replaceAll("([\\\\|*_`<>\\[\\]])", "\\\\$1");
      line.append(' ').append(text.isEmpty() ? "" : mark + text + mark).append(" |");
    }
    return line.toString();
  }

  /** Prints a page of HTML without anything to load. */
  public static void html(Chargeback chargeback, PrintWriter out) {
    Statement statement = Statement.of(chargeback);
    String title = escaped(statement.title());
    out.println("<!doctype html>");
    out.println("<html lang=\"en\">");
    out.println("<head>");
    out.println("<meta charset=\"utf-8\">");
    out.println("<title>" + title + "</title>");
    out.println("<style>");
    out.print(STYLE);
    out.println("</style>");
    out.println("</head>");
    out.println("<body>");
    out.println("<h1>" + title + "</h1>");
    out.println("<table>");
    out.println(
        "<thead><tr>" + tagged("th", statement.header(), statement.texts()) + "</tr></thead>");
    out.println("<tbody>");
    for (Statement.Row row : statement.rows()) {
      String kind =
          switch (row.kind()) {
            case LINE -> "<tr>";
            case SUBTOTAL -> "<tr class=\"subtotal\">";
            case TOTAL -> "<tr class=\"total\">";
          };
      out.println(kind + tagged("td", row.cells(), statement.texts()) + "</tr>");
    }
    out.println("</tbody>");
    out.println("</table>");
    statement.notes().forEach(note -> out.println("<p>" + escaped(note) + "</p>"));
    out.println("</body>");
    out.println("</html>");
  }

  private static String tagged(String tag, List<String> cells, int texts) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append('<').append(tag).append(i < texts ? ">" : " class=\"figure\">");
      line.append(escaped(cells.get(i))).append("</").append(tag).append('>');
    }
    return line.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
