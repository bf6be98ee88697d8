package io.aimeter.query.budget;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/**
 * What days to come will cost, from those of the last four weeks: each as the mean of the same day
 * of the week, for spend has weeks. Until there were two of each, as the mean of all days there
 * were. Its error is one standard deviation of such days from their mean, for as many independent
 * days as are to come.
 */
final class Forecast {
  /** How many days back it looks. */
  static final int DAYS = 28;

  private static final int WEEK = 7;

  private final Map<DayOfWeek, Double> means = new EnumMap<>(DayOfWeek.class);
  private final double deviation;

  /**
   * A forecast from past days.
   *
   * @param spent nano-USD by day; a day without spend may be missing
   * @param today the first day that is not over
   */
  Forecast(Map<LocalDate, Long> spent, LocalDate today) {
    LocalDate first = today.minusDays(DAYS);
    LocalDate begun =
        spent.keySet().stream()
            .filter(day -> !day.isBefore(first))
            .min(LocalDate::compareTo)
            .orElse(today);
    int days = (int) (today.toEpochDay() - Math.max(begun.toEpochDay(), first.toEpochDay()));
    boolean byWeekday = days >= 2 * WEEK;
    LocalDate from = today.minusDays(days);
    for (DayOfWeek weekday : DayOfWeek.values()) {
      means.put(weekday, mean(spent, from, today, byWeekday ? weekday : null));
    }
    double squares = 0;
    for (LocalDate day = from; day.isBefore(today); day = day.plusDays(1)) {
      double off = spent.getOrDefault(day, 0L) - means.get(day.getDayOfWeek());
      squares += off * off;
    }
    int free = days - (byWeekday ? WEEK : 1);
    deviation = free > 0 ? Math.sqrt(squares / free) : Double.NaN;
  }

  private static double mean(
      Map<LocalDate, Long> spent, LocalDate from, LocalDate until, DayOfWeek weekday) {
    double sum = 0;
    int count = 0;
    for (LocalDate day = from; day.isBefore(until); day = day.plusDays(1)) {
      if (weekday == null || day.getDayOfWeek() == weekday) {
        sum += spent.getOrDefault(day, 0L);
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  /** Nano-USD that a whole day is expected to cost. */
  double of(LocalDate day) {
    return means.get(day.getDayOfWeek());
  }

  /** One standard deviation of the sum of some days, in nano-USD; NaN where too few are known. */
  double error(double days) {
    return deviation * Math.sqrt(days);
  }
}
