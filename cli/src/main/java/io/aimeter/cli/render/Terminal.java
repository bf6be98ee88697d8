package io.aimeter.cli.render;

/** The terminal's size. */
final class Terminal {
  private Terminal() {}

  /** Columns, as the launcher or the shell exports them; 0 where unknown. */
  static int columns() {
    String columns = System.getenv("COLUMNS");
    try {
      return columns == null ? 0 : Integer.parseInt(columns.trim());
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
