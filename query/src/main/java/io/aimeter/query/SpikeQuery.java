package io.aimeter.query;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

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
   * Hours that cost too much.
   *
   * @param from the index of the first hour
   * @param last of the last one
   * @param spent nano-USD
   * @param expected nano-USD
   */
  private record Range(int from, int last, long spent, double expected) {
    static Range of(HourlySpend spend, int from, int last, int known) {
      return new Range(
          from,
          last,
          HourlySpend.spent(spend.total(), from, last),
          Season.expected(spend.total(), from, last, known));
    }

    double excess() {
      return spent - expected;
    }
  }

  /**
   * The spikes of a period, the dearest first. The hour that is not over counts as it is.
   *
   * @throws IOException if the store cannot be read
   */
  public List<Spike> run(Instant since, Instant until) throws IOException {
    return ledger.ask((statement, files) -> ask(statement, files, since, until));
  }

  private static List<Spike> ask(
      Statement statement, StoreFiles files, Instant since, Instant until) throws SQLException {
    Instant begin = since.truncatedTo(ChronoUnit.HOURS);
    Instant first = begin.minus(SEASON);
    HourlySpend spend = HourlySpend.ask(statement, files, first, until);
    int known = spend.firstSpent();
    List<Range> ranges = ranges(spend, (int) Duration.between(first, begin).toHours(), known);
    // Most hours are usual: who spent what is asked for only of those that a spike has to do with.
    BitSet hours = new BitSet();
    ranges.forEach(range -> Season.mark(hours, range.from(), range.last()));
    Map<List<String>, SpentHours> series =
        spend.series(statement, files, SpikeCause.DIMENSIONS, hours);
    Releases releases = new Releases(statement, files, first, until);
    List<Spike> spikes = new ArrayList<>();
    for (Range range : ranges) {
      spikes.add(spike(spend, series, range, known, releases));
    }
    spikes.sort(Comparator.comparingLong(Spike::excess).reversed());
    return spikes;
  }

  private static List<Range> ranges(HourlySpend spend, int begin, int known) {
    List<Range> ranges = new ArrayList<>();
    int from = -1;
    int last = -1;
    for (int hour = begin; hour < spend.hours(); hour++) {
      if (from >= 0 && hour - last > PAUSE) {
        ranges.add(Range.of(spend, from, last, known));
        from = -1;
      }
      if (isUnusual(spend.total(), spend.dearest()[hour], hour, known)) {
        from = from < 0 ? hour : from;
        last = hour;
      }
    }
    if (from >= 0) {
      ranges.add(Range.of(spend, from, last, known));
    }
    ranges.removeIf(
        range -> range.excess() < OF_A_DAY * Season.day(spend.total(), range.from(), known));
    return ranges;
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

  private static Spike spike(
      HourlySpend spend,
      Map<List<String>, SpentHours> series,
      Range range,
      int known,
      Releases releases)
      throws SQLException {
    SpikeHours hours = SpikeHours.of(series, range.from(), range.last(), known);
    SpikeCause cause = SpikeCause.of(hours, range.excess(), range.expected());
    Instant since = spend.start(range.from());
    Instant until = spend.start(range.last() + 1);
    return new Spike(
        since,
        until,
        range.spent(),
        Math.round(range.expected()),
        cause == null ? List.of() : cause.told(),
        cause == null ? 0 : Math.min(1, cause.excess() / range.excess()),
        cause == null ? null : releases.thatBegan(cause, since, until));
  }
}
