package io.aimeter.query.data;

/** Counts as people read them. */
public final class Count {
  private Count() {}

  /** {@code 1,234,567}. */
  public static String of(long number) {
    String digits = Long.toString(Math.abs(number));
    return (number < 0 ? "-" : "") + grouped(digits);
  }

  /** A count with its noun: {@code 1 call}, {@code 2 calls}. */
  public static String of(long number, String noun) {
    return of(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** Digits in groups of three. */
  public static String grouped(String digits) {
    StringBuilder text = new StringBuilder(digits);
    for (int i = digits.length() - 3; i > 0; i -= 3) {
      text.insert(i, ',');
    }
    return text.toString();
  }
}
