package io.aimeter.benchmarks;

import java.util.concurrent.locks.LockSupport;

/** The attached agent's one thread, which is to keep up with a benchmark: it would drop records. */
final class AgentThread {
  private static final String NAME = "aimeter";
  private static final long PAUSE = 4_000_000;
  private static final long LOOK_INTERVAL = 500_000;

  private Thread thread;

  /**
   * Lets it do its part. It parks only where it has found nothing to do; it may have parked before
   * the last burst of calls, but what waits then is no more than a burst or two.
   */
  void catchUp() {
    if (thread == null) {
      thread =
          Thread.getAllStackTraces().keySet().stream()
              .filter(each -> each.getName().equals(NAME))
              .findAny()
              .orElseThrow(() -> new IllegalStateException("the agent has not begun to meter"));
    }
    LockSupport.parkNanos(PAUSE);
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      LockSupport.parkNanos(LOOK_INTERVAL);
    }
  }
}
