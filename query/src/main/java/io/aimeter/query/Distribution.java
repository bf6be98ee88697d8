package io.aimeter.query;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Positive numbers to compare one with: by their median, which a few extremes do not move. */
final class Distribution {
  /** Fewer tell nothing of what is usual. */
  private static final int FEWEST = 5;

  /** Makes a median absolute deviation a standard deviation, where numbers are normal. */
  private static final double NORMAL = 1.4826;

  /** A deviation of a tenth, where more than half of the numbers are the same. */
  private static final double LEAST = Math.log(1.1);

  private final double[] logs;

  Distribution(DoubleStream numbers) {
    logs = numbers.map(Math::log).sorted().toArray();
  }

  /** How many times the median a number is; null where there is nothing to compare with. */
  Double timesMedian(double number) {
    return logs.length < 2 ? null : Math.exp(Math.log(number) - median(logs));
  }

  /** How many robust standard deviations above the median, of logarithms; null where too few. */
  Double score(double number) {
    if (logs.length < FEWEST) {
      return null;
    }
    double median = median(logs);
    double[] off = Arrays.stream(logs).map(log -> Math.abs(log - median)).sorted().toArray();
    return (Math.log(number) - median) / Math.max(LEAST, NORMAL * median(off));
  }

  private static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
