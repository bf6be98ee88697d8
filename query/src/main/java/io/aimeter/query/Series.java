package io.aimeter.query;

import java.util.List;

/**
 * What was spent over time by a dimension: its dearest values one by one, all others together. Each
 * list has a sum for each time in nano-USD, null where there was no call, or none with a price.
 *
 * @param times local days or hours in which there were calls, as a report names them, in order
 * @param lines the dearest values, in a report's order
 * @param others all others; null where there are none
 * @param groups how many values there are
 */
public record Series(List<String> times, List<Line> lines, List<Long> others, long groups) {
  /**
   * Of one value.
   *
   * @param value null: not known
   */
  public record Line(String value, List<Long> spent) {}
}
