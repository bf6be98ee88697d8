package io.aimeter.query.answer;

import io.aimeter.query.BadInput;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A period.
 *
 * @param until exclusive
 */
public record TimeRange(Instant since, Instant until) {
  /**
   * The period people mean.
   *
   * @param until null for now
   * @throws BadInput if one is no time, or the period has no length
   */
  public static TimeRange parse(String since, String until, ZoneId zone) {
    Instant now = Instant.now();
    Instant from = Moments.parse("--since", since, now, zone);
    Instant to = until == null ? now : Moments.parse("--until", until, now, zone);
    if (!from.isBefore(to)) {
      throw new BadInput(
          "--since " + since + " is not before --until " + (until == null ? "now" : until));
    }
    return new TimeRange(from, to);
  }

  /** How long it is. */
  public Duration length() {
    return Duration.between(since, until);
  }
}
