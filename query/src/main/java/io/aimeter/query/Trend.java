package io.aimeter.query;

import java.time.Instant;
import java.util.List;

/**
 * A period's spend against that of the period of the same length before it.
 *
 * @param before the start of the period before
 * @param since the start of the period
 * @param until the end of the period
 * @param lines by growth, the fastest first
 * @param total of all lines
 */
public record Trend(Instant before, Instant since, Instant until, List<Line> lines, Line total) {
  /**
   * The growth of one group.
   *
   * @param keys the group, a value for each dimension, null where not known
   * @param spentBefore nano-USD in the period before
   * @param spent nano-USD in the period
   * @param series nano-USD of both periods, in as many pieces of each: of whole UTC days where a
   *     period has six or more, else of equal length
   */
  public record Line(
      List<String> keys, long spentBefore, long spent, Growth growth, List<Long> series) {
    /** By how much it grew, 1 for as much again; null where nothing was spent before. */
    public Double rate() {
      return spentBefore == 0 ? null : (spent - spentBefore) / (double) spentBefore;
    }
  }
}
