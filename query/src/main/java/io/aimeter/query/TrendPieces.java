package io.aimeter.query;

import java.time.Duration;
import java.time.Instant;

/**
 * The pieces of a {@link Trend.Line#series}: of two periods, as many of each. Those of periods of
 * six days or more are of whole UTC days, so that days' sums tell them; the first and the last day
 * of a period may be cut. Those of shorter periods are of equal length.
 *
 * @param from the begin of the period before, in micros since the epoch
 * @param now the begin of the period
 * @param end its end
 * @param each how many pieces a period has
 * @param ofDays whether they are of whole days
 */
record TrendPieces(long from, long now, long end, int each, boolean ofDays) {
  private static final int FEWEST = 6;
  private static final int MOST = 14;
  private static final long DAY = StoreFiles.DAY_MICROS;

  static TrendPieces of(Instant before, Instant since, Instant until) {
    long from = StoreFiles.micros(before);
    long now = StoreFiles.micros(since);
    long end = StoreFiles.micros(until);
    boolean ofDays = Duration.between(since, until).toDays() >= FEWEST;
    long days = Math.min(days(from, now), days(now, end));
    return new TrendPieces(from, now, end, ofDays ? (int) Math.min(MOST, days) : FEWEST, ofDays);
  }

  /** How many there are of both periods. */
  int count() {
    return 2 * each;
  }

  /** The index of the piece in which a moment lies, in micros since the epoch, as SQL. */
  String index(String moment) {
    return ofDays
        ? "CASE WHEN "
            + moment
            + " >= "
            + now
            + " THEN "
            + each
            + " + "
            + ofDay(moment, now, end)
            + " ELSE "
            + ofDay(moment, from, now)
            + " END"
        : "(" + moment + " - " + from + ") * " + count() + " // " + (end - from);
  }

  private String ofDay(String moment, long begin, long until) {
    return "("
        + moment
        + " // "
        + DAY
        + " - "
        + begin / DAY
        + ") * "
        + each
        + " // "
        + days(begin, until);
  }

  /** Whether a day's calls lie in several pieces or periods. */
  boolean cut(long day, long next) {
    boolean inBoth = day < now && now < next;
    return inBoth || (!ofDays && at(day) != at(next - 1));
  }

  private long at(long moment) {
    return Math.multiplyExact(moment - from, count()) / (end - from);
  }

  /** How many days a range touches. */
  private static long days(long begin, long until) {
    return (until - 1) / DAY - begin / DAY + 1;
  }
}
