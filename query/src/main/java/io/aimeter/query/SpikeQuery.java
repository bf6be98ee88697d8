package io.aimeter.query;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds spikes of spend by the hour, and what explains them. */
public final class SpikeQuery {
  /** So many robust standard deviations are no chance, among some hundred hours. */
  private static final double SIGNIFICANT = 5;

  /** And so many times the expected are worth a look. */
  private static final double NOTABLE = 1.5;

  /**
   * A cause explains at least this share of what is beyond the expected; where none explains so
   * much, the lesser one.
   */
  private static final List<Double> EXPLAINS = List.of(0.8, 0.5);

  /**
   * And its share of the excess is so many times its share of what is usual: all of production
   * explains nothing where all is usually spent in production.
   */
  private static final double OUT_OF_PROPORTION = 1.5;

  /** What was usual of a cause is not worth a second dimension if it is this part of the excess. */
  private static final double SMALL = 0.1;

  /** A spike is not over after one usual hour. */
  private static final int PAUSE = 2;

  private static final Duration SEASON = Duration.ofDays(28);

  /** Candidates for a cause, the most telling first. */
  private static final List<String> DIMENSIONS =
      List.of("feature", "app", "team", "model", "key", "environment", "provider");

  private final Ledger ledger;

  public SpikeQuery(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Dimensions with a value each, by their indexes, and what they explain. */
  private record Cause(List<Integer> at, List<String> values, double excess, double expected) {}

  /**
   * The spikes of a period, the dearest first. The hour that is not over counts as it is.
   *
   * @throws IOException if the store cannot be read
   */
  public List<Spike> run(Instant since, Instant until) throws IOException {
    Instant begin = since.truncatedTo(ChronoUnit.HOURS);
    Instant first = begin.minus(SEASON);
    List<Grouping> by = DIMENSIONS.stream().map(Grouping::parse).toList();
    HourlySpend spend = HourlySpend.ask(ledger, by, first, until);
    long[] total = spend.total();
    int known = spend.firstSpent();
    List<Spike> spikes = new ArrayList<>();
    int from = -1;
    int last = -1;
    for (int hour = (int) Duration.between(first, begin).toHours(); hour < spend.hours(); hour++) {
      if (from >= 0 && hour - last > PAUSE) {
        spikes.add(spike(spend, total, from, last, known));
        from = -1;
      }
      if (isUnusual(total, spend.dearest()[hour], hour, known)) {
        from = from < 0 ? hour : from;
        last = hour;
      }
    }
    if (from >= 0) {
      spikes.add(spike(spend, total, from, last, known));
    }
    spikes.sort(Comparator.comparingLong(Spike::excess).reversed());
    return spikes;
  }

  /** One dear call makes no spike: an hour is one without its dearest, too. */
  private static boolean isUnusual(long[] hours, long dearest, int at, int known) {
    Season season = Season.of(hours, at, known);
    long spent = hours[at] - dearest;
    return season != null
        && spent > NOTABLE * season.expected()
        && spent > season.expected() + SIGNIFICANT * season.deviation()
        && spent > 0;
  }

  private static Spike spike(HourlySpend spend, long[] total, int from, int last, int known) {
    double expected = expected(total, from, last, known);
    long spent = spent(total, from, last);
    Cause cause = cause(spend, from, last, known, spent - expected, expected);
    List<String> told = new ArrayList<>();
    for (int i = 0; cause != null && i < cause.at().size(); i++) {
      String value = cause.values().get(i);
      told.add(DIMENSIONS.get(cause.at().get(i)) + "=" + (value == null ? "(none)" : value));
    }
    return new Spike(
        spend.first().plus(Duration.ofHours(from)),
        spend.first().plus(Duration.ofHours(last + 1L)),
        spent,
        Math.round(expected),
        told,
        cause == null ? 0 : Math.min(1, cause.excess() / (spent - expected)));
  }

  private static Cause cause(
      HourlySpend spend, int from, int last, int known, double excess, double expected) {
    for (double least : EXPLAINS) {
      Cause cause = cause(spend, from, last, known, excess, expected, least);
      if (cause != null) {
        return cause;
      }
    }
    return null;
  }

  /**
   * The dimension that explains the excess; where several do, the one of which least was expected,
   * for it is the narrowest. A second one is named where it leaves out most of what was usual.
   */
  private static Cause cause(
      HourlySpend spend,
      int from,
      int last,
      int known,
      double excess,
      double expected,
      double share) {
    double least = share * excess;
    Cause one = null;
    for (int a = 0; a < DIMENSIONS.size(); a++) {
      for (Cause each : causes(spend, List.of(a), from, last, known)) {
        if (each.excess() / excess >= OUT_OF_PROPORTION * each.expected() / Math.max(1, expected)) {
          one = narrowest(one, least, List.of(each));
        }
      }
    }
    if (one == null || one.expected() < excess * SMALL) {
      return one;
    }
    Cause two = null;
    for (int b = 0; b < DIMENSIONS.size(); b++) {
      if (b != one.at().get(0)) {
        for (Cause each : causes(spend, List.of(one.at().get(0), b), from, last, known)) {
          if (Objects.equals(each.values().get(0), one.values().get(0))) {
            two = narrowest(two, least, List.of(each));
          }
        }
      }
    }
    return two != null && two.expected() < one.expected() / 2 ? two : one;
  }

  private static Cause narrowest(Cause known, double least, List<Cause> causes) {
    Cause best = known;
    for (Cause cause : causes) {
      if (cause.excess() >= least && (best == null || cause.expected() < best.expected())) {
        best = cause;
      }
    }
    return best;
  }

  private static List<Cause> causes(
      HourlySpend spend, List<Integer> at, int from, int last, int known) {
    Map<List<String>, List<long[]>> groups = new HashMap<>();
    spend
        .series()
        .forEach(
            (values, series) -> {
              List<String> own = new ArrayList<>();
              at.forEach(dimension -> own.add(values.get(dimension)));
              groups.computeIfAbsent(own, none -> new ArrayList<>()).add(series);
            });
    List<Cause> causes = new ArrayList<>();
    groups.forEach(
        (values, series) -> {
          long[] hours = spend.sum(series);
          double expected = expected(hours, from, last, known);
          causes.add(new Cause(at, values, spent(hours, from, last) - expected, expected));
        });
    return causes;
  }

  private static long spent(long[] hours, int from, int last) {
    long sum = 0;
    for (int hour = from; hour <= last; hour++) {
      sum += hours[hour];
    }
    return sum;
  }

  /** What hours would have cost; hours of the spike itself are not what is usual. */
  private static double expected(long[] hours, int from, int last, int known) {
    double sum = 0;
    for (int hour = from; hour <= last; hour++) {
      int before = hour;
      while (before - 24 >= from) {
        before -= 24;
      }
      Season season = Season.of(hours, before, known);
      sum += season == null ? 0 : season.expected();
    }
    return sum;
  }
}
