package io.aimeter.agent.health;

import io.aimeter.core.ledger.StatusFile;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The agent's counters by their key in the status file. Thread-safe, never blocks. */
public final class Counters {
  private final ConcurrentHashMap<String, LongAdder> adders = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Times> times = new ConcurrentHashMap<>();

  /** When the first and the last was counted, in epoch milliseconds. */
  private static final class Times {
    private final long first;
    private volatile long last;

    Times(long now) {
      first = now;
      last = now;
    }
  }

  /** Counts one more. */
  public void count(String key) {
    LongAdder adder = adders.get(key);
    if (adder == null) {
      LongAdder fresh = new LongAdder();
      LongAdder other = adders.putIfAbsent(key, fresh);
      adder = other == null ? fresh : other;
    }
    adder.increment();
  }

  /** Counts an error of ours that was swallowed at a place, such as the name of a tap. */
  public void swallowed(String where) {
    count(StatusFile.SWALLOWED_PREFIX + where);
  }

  /**
   * Counts a record that was dropped, and remembers when the first and the last was. Allocates
   * nothing but at the first: an application's thread may drop many.
   */
  public void dropped(String key) {
    long now = System.currentTimeMillis();
    Times known = times.get(key);
    if (known == null) {
      known = times.putIfAbsent(key, new Times(now));
    }
    if (known != null) {
      known.last = now;
    }
    count(key);
  }

  /** The count under a key. */
  public long get(String key) {
    LongAdder adder = adders.get(key);
    return adder == null ? 0 : adder.sum();
  }

  /** Adds all counts and times to a status. */
  public void copyTo(Map<String, Object> status) {
    for (Map.Entry<String, Times> entry : times.entrySet()) {
      status.put(entry.getKey() + StatusFile.FIRST, entry.getValue().first);
      status.put(entry.getKey() + StatusFile.LAST, entry.getValue().last);
    }
    for (Map.Entry<String, LongAdder> entry : adders.entrySet()) {
      status.put(entry.getKey(), entry.getValue().sum());
    }
  }
}
