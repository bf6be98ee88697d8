package io.aimeter.organisation;

import io.aimeter.collector.Batch;
import io.aimeter.collector.store.Store;
import io.aimeter.core.record.CostRecord;
import io.aimeter.organisation.Feature.Change;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Writes a year of calls, day by day, as a collector that ran all the time would have. */
final class Year {
  private static final int DAYS = 365;

  /** Each sealing opens a database: a year of single days would be spent on that. */
  private static final int SEALED_TOGETHER = 14;

  private static final int MOST = 100_000;
  private static final Duration HOUR = Duration.ofHours(1);

  private final List<Feature> features;
  private final Instant until;
  private final RandomGenerator random;
  private final Calls calls;
  private final Tally tally;

  Year(List<Feature> features, Instant until, RandomGenerator random, Tally tally) {
    this.features = features;
    this.until = until;
    this.random = random;
    this.calls = new Calls(random, until);
    this.tally = tally;
  }

  void write(Store store, long records) throws IOException {
    LocalDate last = until.minusNanos(1).atZone(ZoneOffset.UTC).toLocalDate();
    double[][] weights = new double[DAYS][];
    double all = 0;
    for (int i = 0; i < DAYS; i++) {
      weights[i] = weights(last.minusDays(DAYS - 1L - i));
      all += weights[i][weights[i].length - 1];
    }
    double due = 0;
    Batch batch = new Batch(MOST);
    for (int i = 0; i < DAYS; i++) {
      due += records * weights[i][weights[i].length - 1] / all;
      LocalDate day = last.minusDays(DAYS - 1L - i);
      while (tally.records() < Math.round(due)) {
        call(batch, day, weights[i]);
        if (batch.isFull()) {
          batch = committed(store, batch);
        }
      }
      if (i % SEALED_TOGETHER == 0 || i == DAYS - 1) {
        batch = committed(store, batch);
        seal(store, start(day.plusDays(1), 2));
      }
    }
  }

  private static Batch committed(Store store, Batch full) throws IOException {
    store.commit(full, source -> true);
    return new Batch(MOST);
  }

  private void call(Batch batch, LocalDate day, double[] weights) {
    Feature feature = features.get(one(weights));
    Instant moment =
        start(day, one(hours(feature, day))).plusMillis(random.nextInt(feature.withinMillis));
    calls.make(feature, moment, tokens(feature, moment), record -> add(batch, record));
  }

  private void add(Batch batch, CostRecord record) {
    tally.add(record);
    batch.add(record);
  }

  /** An index, as often as its share of the sums is. */
  private int one(double[] sums) {
    int at = Arrays.binarySearch(sums, random.nextDouble() * sums[sums.length - 1]);
    return at < 0 ? -1 - at : at;
  }

  /** The sums of how often the features up to each are called on a day. */
  private double[] weights(LocalDate day) {
    double left = Duration.between(start(day, 12), until).toHours() / 24.0 / DAYS;
    double[] sums = new double[features.size()];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      Feature feature = features.get(i);
      double ofHours = hours(feature, day)[23] / feature.rhythm.hours()[23];
      sum += feature.weight * feature.rhythm.ofDay(day) * Math.pow(feature.growth, -left) * ofHours;
      sums[i] = sum;
    }
    return sums;
  }

  /** The sums of how often a feature is called up to each hour of a day. */
  private double[] hours(Feature feature, LocalDate day) {
    if (feature.changes.isEmpty() && !start(day, 23).plus(HOUR).isAfter(until)) {
      return feature.rhythm.hours();
    }
    double[] sums = new double[24];
    double sum = 0;
    for (int hour = 0; hour < 24; hour++) {
      sum += ofHour(feature, start(day, hour), hour);
      sums[hour] = sum;
    }
    return sums;
  }

  private double ofHour(Feature feature, Instant start, int hour) {
    if (!start.isBefore(until)) {
      return 0;
    }
    double factor = feature.rhythm.ofHour(hour);
    for (Change change : feature.changes) {
      if (change.holds(start)) {
        long days = Duration.between(change.since(), start).toDays();
        factor *= change.calls() * Math.pow(change.daily(), (double) days);
      }
    }
    return factor;
  }

  private static double tokens(Feature feature, Instant moment) {
    for (Change change : feature.changes) {
      if (change.holds(moment)) {
        return change.tokens();
      }
    }
    return 1;
  }

  private static Instant start(LocalDate day, int hour) {
    return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
  }

  private static void seal(Store store, Instant now) throws IOException {
    try {
      while (store.tidy(now)) {
        Thread.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
