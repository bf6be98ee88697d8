package io.aimeter.collector.sink;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before the next attempt: twice as long after each failure, up to a bound, less a
 * random part, so that the collectors of many hosts do not come back to a server all at once.
 */
public final class Backoff {
  private final Duration shortest;
  private final Duration longest;
  private Duration next;

  /** From the shortest wait to the longest. */
  public Backoff(Duration shortest, Duration longest) {
    this.shortest = shortest;
    this.longest = longest;
    this.next = shortest;
  }

  /** For what somebody must mend on this host: from a second to half a minute. */
  public static Backoff ofThisHost() {
    return new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
  }

  /** After a failure. */
  public Duration failed() {
    long millis = next.toMillis();
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(longest) < 0 ? doubled : longest;
    return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 2 + 1));
  }

  /** After a success. */
  public void succeeded() {
    next = shortest;
  }
}
