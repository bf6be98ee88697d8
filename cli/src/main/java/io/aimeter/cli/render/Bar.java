package io.aimeter.cli.render;

/** A share as a bar. */
final class Bar {
  private static final int WIDTH = 10;

  private Bar() {}

  /** Ten places for all; what is beyond is shown by an arrow. */
  static String of(double share) {
    int full = (int) Math.min(WIDTH, Math.round(share * WIDTH));
    return "█".repeat(full) + "░".repeat(WIDTH - full) + (share > 1 ? "▶" : " ");
  }
}
