package io.aimeter.query;

import java.time.LocalDate;
import java.util.List;

/**
 * How far the move from shared keys to keys of one's own has come.
 *
 * @param weeks the spend of each week, oldest first
 * @param teams of each team, the most on shared keys in the last week first
 * @param stragglers applications that still used shared keys in the last week
 */
public record Migration(List<Week> weeks, List<Move> teams, List<Move> stragglers) {
  /**
   * Seven days.
   *
   * @param start the first of them, UTC; the last week's last is the newest day of all
   * @param shared nano-USD on shared keys
   * @param all nano-USD on keys
   */
  public record Week(LocalDate start, long shared, long all) {
    /** The share on shared keys. */
    public double share() {
      return all == 0 ? 0 : shared / (double) all;
    }
  }

  /**
   * How far a team or an application has come.
   *
   * @param app null where it is a team's
   * @param keys the hints of the shared keys it used in the last week
   * @param first its share on shared keys in the first week it spent anything
   * @param last its share in the last
   * @param shared nano-USD on shared keys in the last week
   */
  public record Move(
      String team, String app, List<String> keys, double first, double last, long shared) {}

  /**
   * When the trend of the weekly shares reaches zero: a straight line through all weeks with spend,
   * by least squares. Null where it does not fall, or fewer than three weeks have any.
   */
  public LocalDate end() {
    List<Week> spent = weeks.stream().filter(week -> week.all() > 0).toList();
    if (spent.size() < 3) {
      return null;
    }
    double meanX = spent.stream().mapToLong(week -> week.start().toEpochDay()).average().orElse(0);
    double meanY = spent.stream().mapToDouble(Week::share).average().orElse(0);
    double xy = 0;
    double xx = 0;
    for (Week week : spent) {
      double x = week.start().toEpochDay() - meanX;
      xy += x * (week.share() - meanY);
      xx += x * x;
    }
    double slope = xy / xx;
    if (slope >= 0) {
      return null;
    }
    return LocalDate.ofEpochDay((long) Math.ceil(meanX - meanY / slope));
  }
}
