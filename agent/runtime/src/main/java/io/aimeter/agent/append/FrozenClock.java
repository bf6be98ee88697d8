package io.aimeter.agent.append;

import net.openhft.chronicle.core.time.TimeProvider;

/**
 * The time Chronicle sees: set before each record, so that guard and appender agree on the cycle,
 * and never going back, so that a clock set back cannot ask for a cycle that is already shipped.
 */
final class FrozenClock implements TimeProvider {
  private long millis;

  /** Moves to the given time, unless that lies in the past. */
  void advance(long epochMillis) {
    millis = Math.max(millis, epochMillis);
  }

  @Override
  public long currentTimeMillis() {
    return millis;
  }
}
