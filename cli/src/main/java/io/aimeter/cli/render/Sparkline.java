package io.aimeter.cli.render;

import java.util.List;

/** A row of numbers as a row of bars. */
final class Sparkline {
  private static final String BARS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /** A bar for each number, the highest for the largest; a blank for what is nothing. */
  static String of(List<Long> numbers) {
    long most = 0;
    for (long number : numbers) {
      most = Math.max(most, number);
    }
    StringBuilder line = new StringBuilder();
    for (long number : numbers) {
      if (number <= 0) {
        line.append(' ');
      } else {
        double share = number / (double) most;
        line.append(
            BARS.charAt((int) Math.min(BARS.length() - 1L, (long) (share * BARS.length()))));
      }
    }
    return line.toString();
  }
}
