package io.aimeter.agent.pipeline;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes copied and not yet read, over all exchanges, and their bound. Thread-safe. */
final class InFlight {
  private final long most;
  private final AtomicLong bytes = new AtomicLong();

  InFlight(long most) {
    this.most = most;
  }

  /** Takes some if that stays within the bound. */
  boolean take(int size) {
    if (bytes.addAndGet(size) > most) {
      bytes.addAndGet(-size);
      return false;
    }
    return true;
  }

  /** Gives back what was taken. */
  void give(int size) {
    bytes.addAndGet(-size);
  }

  long bytes() {
    return bytes.get();
  }
}
