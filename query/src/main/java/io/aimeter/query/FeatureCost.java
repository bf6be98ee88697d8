package io.aimeter.query;

import java.util.List;
import java.util.Objects;

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
 * @param ofApp its cost a call over the median of its application's features of that type; null
 *     where it is the only one
 * @param ofAll its cost a call over the median of all features of that type; null where it is the
 *     only one
 * @param score how many robust standard deviations its cost a call lies above that median, both as
 *     logarithms; null where there are too few features to say
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
    Double ofApp,
    Double ofAll,
    Double score) {
  /** From this score on it is called an outlier (Iglewicz and Hoaglin, 1993). */
  private static final double OUTLIER = 3.5;

  /** The rows of one feature, before it is compared. */
  record Use(
      String team,
      String app,
      String feature,
      String callType,
      long calls,
      long nanos,
      long tokens,
      long users) {
    double costACall() {
      return nanos / (double) calls;
    }
  }

  /** Whether it costs out of proportion. */
  public boolean isOutlier() {
    return score != null && score >= OUTLIER;
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
    double calls = uses.stream().mapToLong(Use::calls).sum();
    double nanos = uses.stream().mapToLong(Use::nanos).sum();
    return uses.stream()
        .map(
            use -> {
              List<Use> alike =
                  uses.stream()
                      .filter(other -> Objects.equals(use.callType, other.callType))
                      .toList();
              Distribution all = new Distribution(alike.stream().mapToDouble(Use::costACall));
              Distribution app =
                  new Distribution(
                      alike.stream()
                          .filter(other -> isOfSameApp(use, other))
                          .mapToDouble(Use::costACall));
              return new FeatureCost(
                  use.team,
                  use.app,
                  use.feature,
                  use.callType,
                  use.calls,
                  use.nanos,
                  use.tokens,
                  use.users,
                  use.nanos / nanos,
                  use.calls / calls,
                  app.timesMedian(use.costACall()),
                  all.timesMedian(use.costACall()),
                  all.score(use.costACall()));
            })
        .toList();
  }

  private static boolean isOfSameApp(Use a, Use b) {
    return Objects.equals(a.team, b.team) && Objects.equals(a.app, b.app);
  }
}
