package io.aimeter.query;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What an hour is expected to cost by the hours before it: the median of the same hour of the last
 * four weeks, where there are three of them, else of the same hour of the last seven days, where
 * there are four. What is unusual is measured by the median of the deviations from it, its own ones
 * and those of all hours of the week before: four values alone tell little of how far a fifth may
 * lie. Calls come one by one, so that deviations grow with the root of what is expected.
 *
 * @param expected nano-USD
 * @param deviation one robust standard deviation, in nano-USD
 */
record Season(double expected, double deviation) {
  private static final int WEEK = 7 * 24;

  private static final int WEEKS = 4;

  /** What is expected of an hour depends on no hour further back. */
  static final int REACH = WEEKS * WEEK;

  private static final int FEWEST_WEEKS = 3;
  private static final int DAYS = 7;
  private static final int FEWEST_DAYS = 4;

  /** Makes a median absolute deviation a standard deviation, where numbers are normal. */
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
    double[] same = same(hours, at, first);
    if (same == null) {
      return null;
    }
    double median = median(same);
    double[] off = Arrays.stream(same).map(value -> Math.abs(value - median)).toArray();
    double own = NORMAL * median(off);
    double ofAll = NORMAL * Math.sqrt(median) * roughness(hours, at, first);
    return new Season(median, Math.max(STEADIEST * median, Math.max(own, ofAll)));
  }

  /** What an hour is expected to cost in nano-USD; 0 where too little is known. */
  static double expected(long[] hours, int at, int first) {
    double[] same = same(hours, at, first);
    return same == null ? 0 : median(same);
  }

  /** What hours are expected to cost; hours of the range itself are not what is usual. */
  static double expected(long[] hours, int from, int last, int first) {
    double sum = 0;
    for (int hour = from; hour <= last; hour++) {
      int before = hour;
      while (before - 24 >= from) {
        before -= 24;
      }
      sum += expected(hours, before, first);
    }
    return sum;
  }

  /** Marks a range's hours, and those that {@code expected} looks at. */
  static void mark(BitSet hours, int from, int last) {
    hours.set(from, last + 1);
    for (int hour = from; hour <= last && hour < from + 24; hour++) {
      mark(hours, hour, WEEK, WEEKS);
      mark(hours, hour, 24, DAYS);
    }
  }

  private static void mark(BitSet hours, int at, int step, int most) {
    for (int i = 1; i <= most && at - i * step >= 0; i++) {
      hours.set(at - i * step);
    }
  }

  /** The median day of the four weeks before an hour, in nano-USD; 0 where no day is known. */
  static double day(long[] hours, int at, int first) {
    double[] days = new double[WEEKS * 7];
    int count = 0;
    for (int end = at; end - 24 >= first && count < days.length; end -= 24) {
      days[count++] = Arrays.stream(hours, end - 24, end).sum();
    }
    return count == 0 ? 0 : median(Arrays.copyOf(days, count));
  }

  /** The median deviation of the week's hours before, each over the root of what it should cost. */
  private static double roughness(long[] hours, int at, int first) {
    double[] off = new double[WEEK];
    int count = 0;
    for (int hour = Math.max(first, at - WEEK); hour < at; hour++) {
      double expected = expected(hours, hour, first);
      if (expected > 0) {
        off[count++] = Math.abs(hours[hour] - expected) / Math.sqrt(expected);
      }
    }
    return count == 0 ? 0 : median(Arrays.copyOf(off, count));
  }

  private static double[] same(long[] hours, int at, int first) {
    double[] weeks = back(hours, at, first, WEEK, WEEKS);
    if (weeks.length >= FEWEST_WEEKS) {
      return weeks;
    }
    double[] days = back(hours, at, first, 24, DAYS);
    return days.length >= FEWEST_DAYS ? days : null;
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
