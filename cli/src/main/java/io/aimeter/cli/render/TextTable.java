package io.aimeter.cli.render;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** A table of text: columns as wide as they must be, narrowed to the terminal where known. */
final class TextTable {
  private static final int NARROWEST = 8;
  private static final String GAP = "  ";

  private static final String INDENT = "  ";

  /** A row and how it is painted as a whole; a note has one cell, whatever columns there are. */
  private record Row(List<String> cells, UnaryOperator<String> paint, boolean isNote) {}

  private final int leftAligned;
  private final List<Row> rows = new ArrayList<>();

  /**
   * A table.
   *
   * @param leftAligned how many columns at the left hold text, which may be cut; the others hold
   *     figures
   */
  TextTable(int leftAligned) {
    this.leftAligned = leftAligned;
  }

  void row(List<String> cells, UnaryOperator<String> paint) {
    rows.add(new Row(List.copyOf(cells), paint, false));
  }

  /** A sentence about the row above. */
  void note(String text) {
    rows.add(new Row(List.of(INDENT + text), null, true));
  }

  /** A line across. */
  void rule() {
    rows.add(null);
  }

  /**
   * Prints it.
   *
   * @param width of the terminal, 0 where unknown: then nothing is cut
   */
  void print(PrintWriter out, int width, Palette palette) {
    int[] widths = widths(width);
    int all = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
    for (Row row : rows) {
      if (row == null) {
        out.println(palette.faint("─".repeat(all)));
        continue;
      }
      if (row.isNote()) {
        String text = row.cells().get(0);
        out.println(palette.faint(width > 0 ? cut(text, width) : text));
        continue;
      }
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = cut(row.cells().get(i), widths[i]);
        String padding = " ".repeat(widths[i] - length(cell));
        line.append(i == 0 ? "" : GAP).append(i < leftAligned ? cell + padding : padding + cell);
      }
      out.println(row.paint().apply(line.toString().stripTrailing()));
    }
  }

  private int[] widths(int terminal) {
    int[] widths = new int[rows.get(0).cells().size()];
    for (Row row : rows) {
      for (int i = 0; row != null && !row.isNote() && i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(row.cells().get(i)));
      }
    }
    int excess = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - terminal;
    while (terminal > 0 && excess-- > 0) {
      int widest = 0;
      for (int i = 1; i < leftAligned; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      if (widths[widest] <= NARROWEST) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private static String cut(String text, int width) {
    return length(text) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
