package io.aimeter.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What explains a spike: dimensions with a value each.
 *
 * @param at the dimensions, by their indexes in {@link #DIMENSIONS}
 * @param values theirs, null where not known
 * @param excess nano-USD beyond the expected that are due to them
 * @param expected nano-USD that were expected of them
 */
record SpikeCause(List<Integer> at, List<String> values, double excess, double expected) {
  /** Candidates, the most telling first. */
  static final List<Grouping> DIMENSIONS =
      Grouping.parse(List.of("feature", "app", "team", "model", "key", "environment", "provider"));

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

  /** As people read them, and as {@code --where} takes them. */
  List<String> told() {
    List<String> told = new ArrayList<>();
    for (int i = 0; i < at.size(); i++) {
      String value = values.get(i);
      told.add(DIMENSIONS.get(at.get(i)).name() + "=" + (value == null ? "(none)" : value));
    }
    return told;
  }

  /** The cause of what was spent in some hours beyond the expected; null where there is none. */
  static SpikeCause of(
      HourlySpend spend, int from, int last, int known, double excess, double expected) {
    for (double least : EXPLAINS) {
      SpikeCause cause = cause(spend, from, last, known, excess, expected, least);
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
  private static SpikeCause cause(
      HourlySpend spend,
      int from,
      int last,
      int known,
      double excess,
      double expected,
      double share) {
    double least = share * excess;
    SpikeCause one = null;
    for (int a = 0; a < DIMENSIONS.size(); a++) {
      for (SpikeCause each : causes(spend, List.of(a), from, last, known)) {
        if (each.excess() / excess >= OUT_OF_PROPORTION * each.expected() / Math.max(1, expected)) {
          one = narrowest(one, least, List.of(each));
        }
      }
    }
    if (one == null || one.expected() < excess * SMALL) {
      return one;
    }
    SpikeCause two = null;
    for (int b = 0; b < DIMENSIONS.size(); b++) {
      if (b != one.at().get(0)) {
        for (SpikeCause each : causes(spend, List.of(one.at().get(0), b), from, last, known)) {
          if (Objects.equals(each.values().get(0), one.values().get(0))) {
            two = narrowest(two, least, List.of(each));
          }
        }
      }
    }
    return two != null && two.expected() < one.expected() / 2 ? two : one;
  }

  private static SpikeCause narrowest(SpikeCause known, double least, List<SpikeCause> causes) {
    SpikeCause best = known;
    for (SpikeCause cause : causes) {
      if (cause.excess() >= least && (best == null || cause.expected() < best.expected())) {
        best = cause;
      }
    }
    return best;
  }

  private static List<SpikeCause> causes(
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
    List<SpikeCause> causes = new ArrayList<>();
    groups.forEach(
        (values, series) -> {
          long[] hours = spend.sum(series);
          double expected = Season.expected(hours, from, last, known);
          causes.add(
              new SpikeCause(
                  at, values, HourlySpend.spent(hours, from, last) - expected, expected));
        });
    return causes;
  }
}
