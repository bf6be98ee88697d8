package io.aimeter.query;

import java.util.ArrayList;
import java.util.List;

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

  /** The cause of what was spent in a spike beyond the expected; null where there is none. */
  static SpikeCause of(SpikeHours hours, double excess, double expected) {
    List<SpikeCause> single = new ArrayList<>();
    for (int a = 0; a < DIMENSIONS.size(); a++) {
      for (SpikeCause each : hours.causes(List.of(a))) {
        if (each.excess() / excess >= OUT_OF_PROPORTION * each.expected() / Math.max(1, expected)) {
          single.add(each);
        }
      }
    }
    for (double share : EXPLAINS) {
      SpikeCause one = narrowest(null, share * excess, single);
      if (one != null) {
        return one.expected() < excess * SMALL ? one : two(hours, one, share * excess);
      }
    }
    return null;
  }

  /** A cause with a second dimension, where that leaves out most of what was usual. */
  private static SpikeCause two(SpikeHours hours, SpikeCause one, double least) {
    int a = one.at().get(0);
    SpikeHours own = hours.of(a, one.values().get(0));
    SpikeCause two = null;
    for (int b = 0; b < DIMENSIONS.size(); b++) {
      if (b != a) {
        two = narrowest(two, least, own.causes(List.of(a, b)));
      }
    }
    return two != null && two.expected() < one.expected() / 2 ? two : one;
  }

  /**
   * Of causes that explain enough, the one of which least was expected, for it is the narrowest.
   */
  private static SpikeCause narrowest(SpikeCause known, double least, List<SpikeCause> causes) {
    SpikeCause best = known;
    for (SpikeCause cause : causes) {
      if (cause.excess() >= least && (best == null || cause.expected() < best.expected())) {
        best = cause;
      }
    }
    return best;
  }
}
