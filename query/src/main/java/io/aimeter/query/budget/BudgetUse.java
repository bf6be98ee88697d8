package io.aimeter.query.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * What became of an allocation.
 *
 * @param start the first day of the period
 * @param end the first day after it
 * @param spent nano-USD until now
 * @param forecast nano-USD at the end of the period
 * @param error one standard deviation of the forecast, in nano-USD; null where too little is known
 * @param burnRate nano-USD a day, the mean of the last seven whole days
 * @param daysLeft days until it is used up, by the forecast; null where that is after the period
 */
public record BudgetUse(
    Budget budget,
    LocalDate start,
    LocalDate end,
    long spent,
    long forecast,
    Long error,
    long burnRate,
    Double daysLeft) {
  private static final int WEEK = 7;

  /**
   * The use of an allocation in the period of a moment.
   *
   * @param days nano-USD by local day, up to that moment
   */
  static BudgetUse of(Budget budget, Map<LocalDate, Long> days, Instant now, ZoneId zone) {
    LocalDate today = now.atZone(zone).toLocalDate();
    LocalDate start = budget.period().start(today);
    LocalDate end = budget.period().end(today);
    long spent = 0;
    long week = 0;
    for (Map.Entry<LocalDate, Long> day : days.entrySet()) {
      spent += day.getKey().isBefore(start) ? 0 : day.getValue();
      boolean recent =
          day.getKey().isBefore(today) && !day.getKey().isBefore(today.minusDays(WEEK));
      week += recent ? day.getValue() : 0;
    }
    Forecast forecast = new Forecast(days, today);
    double restOfToday = 1 - part(now, today, zone);
    double coming = forecast.of(today) * restOfToday;
    double left = budget.nanos() - (double) spent;
    Double daysLeft =
        left <= 0 ? Double.valueOf(0) : left < coming ? restOfToday * left / coming : null;
    double ahead = restOfToday;
    for (LocalDate day = today.plusDays(1); day.isBefore(end); day = day.plusDays(1)) {
      double more = forecast.of(day);
      if (daysLeft == null && left < coming + more) {
        daysLeft = ahead + (left - coming) / more;
      }
      coming += more;
      ahead++;
    }
    double error = forecast.error(ahead);
    return new BudgetUse(
        budget,
        start,
        end,
        spent,
        spent + Math.round(coming),
        Double.isNaN(error) ? null : Math.round(error),
        week / WEEK,
        daysLeft);
  }

  private static double part(Instant now, LocalDate today, ZoneId zone) {
    Instant begin = today.atStartOfDay(zone).toInstant();
    Instant end = today.plusDays(1).atStartOfDay(zone).toInstant();
    return Duration.between(begin, now).toMillis()
        / (double) Duration.between(begin, end).toMillis();
  }

  /** The share of the allocation that is spent; null where nothing was allocated. */
  public Double used() {
    return share(spent);
  }

  /** The share of the allocation that will be spent; null where nothing was allocated. */
  public Double expected() {
    return share(forecast);
  }

  private Double share(long nanos) {
    return budget.nanos() == 0 ? null : nanos / (double) budget.nanos();
  }
}
