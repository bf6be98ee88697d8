package io.aimeter.query;

import java.util.Arrays;

/**
 * What an hour is expected to cost by the hours before it: the median of the same hour of the last
 * four weeks, where there are three of them, else of the same hour of the last seven days, where
 * there are four. What is unusual is measured by the median of the deviations from it.
 *
 * @param expected nano-USD
 * @param deviation one robust standard deviation, in nano-USD
 */
record Season(double expected, double deviation) {
  static final int WEEK = 7 * 24;

  private static final int WEEKS = 4;
  private static final int FEWEST_WEEKS = 3;
  private static final int DAYS = 7;
  private static final int FEWEST_DAYS = 4;
  private static final double NORMAL = 1.4826;

  /** No spend is steadier than this part of itself. */
  private static final double STEADIEST = 0.1;

  /**
   * The season's expectation of an hour; null where too little is known.
   *
   * @param hours nano-USD by hour
   * @param at the hour's index
   * @param first the index of the first hour that is known
   */
  static Season of(long[] hours, int at, int first) {
    double[] same = back(hours, at, first, WEEK, WEEKS);
    if (same.length < FEWEST_WEEKS) {
      same = back(hours, at, first, 24, DAYS);
      if (same.length < FEWEST_DAYS) {
        return null;
      }
    }
    double median = median(same);
    double[] off = Arrays.stream(same).map(value -> Math.abs(value - median)).toArray();
    return new Season(median, Math.max(STEADIEST * median, NORMAL * median(off)));
  }

  private static double[] back(long[] hours, int at, int first, int step, int most) {
    double[] found = new double[most];
    int count = 0;
    for (int hour = at - step; hour >= first && count < most; hour -= step) {
      found[count++] = hours[hour];
    }
    return Arrays.copyOf(found, count);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
