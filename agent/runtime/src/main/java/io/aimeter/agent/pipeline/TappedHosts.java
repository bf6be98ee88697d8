package io.aimeter.agent.pipeline;

import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When a tap last saw a call to each AI host, whatever became of the call. Thread-safe, bounded.
 */
final class TappedHosts {
  private static final int MOST_HOSTS = 1024;

  private final ConcurrentHashMap<String, AtomicLong> lastCalls = new ConcurrentHashMap<>();

  /** A tap sees a call to a host. */
  void note(String host, long now) {
    String name = host.toLowerCase(Locale.ROOT);
    AtomicLong last = lastCalls.get(name);
    if (last != null) {
      last.set(now);
    } else if (lastCalls.size() < MOST_HOSTS) {
      lastCalls.put(name, new AtomicLong(now));
    }
  }

  /** Whether a tap has seen a call to the host since a moment of {@code System.nanoTime}. */
  boolean since(String host, long moment) {
    AtomicLong last = lastCalls.get(host.toLowerCase(Locale.ROOT));
    // A full table knows nothing of further hosts, and must accuse nobody.
    return last == null ? lastCalls.size() >= MOST_HOSTS : last.get() - moment >= 0;
  }
}
