package io.aimeter.collector.log;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets the same line through once a minute, and counts those in between. */
final class Repeats {
  private static final long INTERVAL = Duration.ofMinutes(1).toNanos();
  private static final int MOST = 1000;

  private static final class Line {
    private long at;
    private long heldBack;
  }

  @SuppressWarnings("serial") // never serialised
  private final Map<String, Line> lines =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Line> eldest) {
          return size() > MOST;
        }
      };

  /** How often it was held back since it was last let through; -1 if it is held back now. */
  long heldBack(String text, long now) {
    Line line = lines.get(text);
    if (line == null) {
      line = new Line();
      lines.put(text, line);
    } else if (now - line.at < INTERVAL) {
      line.heldBack++;
      return -1;
    }
    long before = line.heldBack;
    line.at = now;
    line.heldBack = 0;
    return before;
  }
}
