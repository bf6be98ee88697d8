package io.aimeter.query;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a feature costs for its use, and how that compares.
 *
 * @param callType what most of its calls are: features are compared with those of the same type,
 *     for an embedding is no cheap chat
 * @param calls calls with a cost
 * @param nanos nano-USD
 * @param tokens of all kinds
 * @param users how many different users were seen; 0 where none was named
 * @param costShare its part of all cost, 1 for all
 * @param callShare its part of all calls, 1 for all
 * @param timesOfApp its cost a call over that of its application's other calls of that type; null
 *     where there are none
 * @param timesOfAll its cost a call over that of all other calls of that type; null where there are
 *     none
 * @param isOutlier whether it costs out of proportion
 */
public record FeatureCost(
    String team,
    String app,
    String feature,
    String callType,
    long calls,
    long nanos,
    long tokens,
    long users,
    double costShare,
    double callShare,
    Double timesOfApp,
    Double timesOfAll,
    boolean isOutlier) {
  /**
   * From so many times the others on it is called an outlier. A score by the median deviation does
   * not do: features use models whose prices lie a thousand times apart, so that deviations are so
   * wide that nothing lies outside of them.
   */
  private static final double OUTLIER = 20;

  /** Fewer features tell nothing of what is usual. */
  private static final long FEWEST = 5;

  /** The rows of one feature, before it is compared. */
  record Use(
      String team,
      String app,
      String feature,
      String callType,
      long calls,
      long nanos,
      long tokens,
      long users) {}

  /** Sums of some features. */
  private static final class Sum {
    private long features;
    private long calls;
    private long nanos;

    private void add(Use use) {
      features++;
      calls += use.calls;
      nanos += use.nanos;
    }

    /** How many times the others a call of one of them costs; null where there are no others. */
    private Double times(Use one) {
      double others = (nanos - one.nanos) / (double) (calls - one.calls);
      return calls == one.calls || nanos == one.nanos
          ? null
          : (Double) (one.nanos / (double) one.calls / others);
    }
  }

  /** Nano-USD a call, rounded. */
  public long costACall() {
    return Math.round(nanos / (double) calls);
  }

  /** Nano-USD a user, rounded; null where no user was named. */
  public Long costAUser() {
    return users == 0 ? null : Math.round(nanos / (double) users);
  }

  /** Tokens a call, rounded. */
  public long tokensACall() {
    return Math.round(tokens / (double) calls);
  }

  /** Compares uses with each other. */
  static List<FeatureCost> of(List<Use> uses) {
    Sum all = new Sum();
    Map<List<String>, Sum> alike = new HashMap<>();
    for (Use use : uses) {
      all.add(use);
      alike.computeIfAbsent(ofType(use), none -> new Sum()).add(use);
      alike.computeIfAbsent(ofTypeInApp(use), none -> new Sum()).add(use);
    }
    return uses.stream()
        .map(use -> compared(use, all, alike.get(ofTypeInApp(use)), alike.get(ofType(use))))
        .toList();
  }

  private static List<String> ofType(Use use) {
    return Collections.singletonList(use.callType);
  }

  private static List<String> ofTypeInApp(Use use) {
    return Arrays.asList(use.callType, use.team, use.app);
  }

  private static FeatureCost compared(Use use, Sum all, Sum app, Sum type) {
    Double times = type.times(use);
    return new FeatureCost(
        use.team,
        use.app,
        use.feature,
        use.callType,
        use.calls,
        use.nanos,
        use.tokens,
        use.users,
        use.nanos / (double) all.nanos,
        use.calls / (double) all.calls,
        app.times(use),
        times,
        times != null && times >= OUTLIER && type.features >= FEWEST);
  }
}
