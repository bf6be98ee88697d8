package io.aimeter.query;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds spikes of spend by the hour, and what explains them. */
public final class SpikeQuery {
  /** So many robust standard deviations are no chance, among some hundred hours. */
  private static final double SIGNIFICANT = 5;

  /** And so many times the expected are worth a look. */
  private static final double NOTABLE = 1.5;

  /** And so large a part of a usual day beyond the expected is worth a look. */
  private static final double OF_A_DAY = 0.05;

  /** A spike is not over after one usual hour. */
  private static final int PAUSE = 2;

  /** Four weeks tell what an hour costs, and a fifth one how hours differ from that. */
  private static final Duration SEASON = Duration.ofDays(35);

  private final Ledger ledger;

  public SpikeQuery(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * The spikes of a period, the dearest first. The hour that is not over counts as it is.
   *
   * @throws IOException if the store cannot be read
   */
  public List<Spike> run(Instant since, Instant until) throws IOException {
    Instant begin = since.truncatedTo(ChronoUnit.HOURS);
    Instant first = begin.minus(SEASON);
    HourlySpend spend = HourlySpend.ask(ledger, SpikeCause.DIMENSIONS, first, until);
    long[] total = spend.total();
    int known = spend.firstSpent();
    Releases releases = new Releases(ledger, first, until);
    List<Spike> spikes = new ArrayList<>();
    int from = -1;
    int last = -1;
    for (int hour = (int) Duration.between(first, begin).toHours(); hour < spend.hours(); hour++) {
      if (from >= 0 && hour - last > PAUSE) {
        add(spikes, spend, releases, from, last, known);
        from = -1;
      }
      if (isUnusual(total, spend.dearest()[hour], hour, known)) {
        from = from < 0 ? hour : from;
        last = hour;
      }
    }
    if (from >= 0) {
      add(spikes, spend, releases, from, last, known);
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

  private void add(
      List<Spike> spikes, HourlySpend spend, Releases releases, int from, int last, int known)
      throws IOException {
    long[] total = spend.total();
    double expected = Season.expected(total, from, last, known);
    long spent = HourlySpend.spent(total, from, last);
    double excess = spent - expected;
    if (excess < OF_A_DAY * Season.day(total, from, known)) {
      return;
    }
    SpikeCause cause = SpikeCause.of(spend, from, last, known, excess, expected);
    Instant since = spend.first().plus(Duration.ofHours(from));
    Instant until = spend.first().plus(Duration.ofHours(last + 1L));
    spikes.add(
        new Spike(
            since,
            until,
            spent,
            Math.round(expected),
            cause == null ? List.of() : cause.told(),
            cause == null ? 0 : Math.min(1, cause.excess() / excess),
            cause == null ? null : releases.thatBegan(cause, since, until)));
  }
}
