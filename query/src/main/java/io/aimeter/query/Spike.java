package io.aimeter.query;

import java.time.Instant;
import java.util.List;

/**
 * A time in which far more was spent than the hours of the weeks before let expect.
 *
 * @param since the start of its first hour
 * @param until the end of its last hour
 * @param spent nano-USD in these hours
 * @param expected nano-USD that they were expected to cost
 * @param causes the fewest dimensions with a value each that explain it, as {@code feature=x};
 *     empty where it came from everywhere
 * @param explained the share of what is beyond the expected that is due to them
 * @param release the release of the application that began with it; null where none is known
 */
public record Spike(
    Instant since,
    Instant until,
    long spent,
    long expected,
    List<String> causes,
    double explained,
    NewRelease release) {
  /** Nano-USD beyond the expected. */
  public long excess() {
    return spent - expected;
  }
}
