package io.aimeter.collector.store;

import java.time.Duration;
import java.time.Instant;

/**
 * A time in which something is not done again. It is over as well where the clock has gone back
 * behind its begin: one that was far ahead for a moment must not end all work until it is right.
 */
final class Pause {
  private Instant from = Instant.MIN;
  private Instant until = Instant.MIN;

  void begin(Instant now, Duration length) {
    from = now;
    until = now.plus(length);
  }

  void end() {
    from = Instant.MIN;
    until = Instant.MIN;
  }

  boolean isOver(Instant now) {
    return now.isBefore(from) || !now.isBefore(until);
  }
}
