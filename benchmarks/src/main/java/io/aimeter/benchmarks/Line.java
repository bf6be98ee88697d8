package io.aimeter.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** A result: one line on stdout. */
final class Line {
  private Line() {}

  static void print(String name, double value, String unit) {
    System.out.println(String.format(Locale.ROOT, "%s %.3f %s", name, value, unit));
  }

  static double median(double[] values) {
    return quantile(values, 0.5);
  }

  /** The value below which this share of the values lies. */
  static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
  }
}
