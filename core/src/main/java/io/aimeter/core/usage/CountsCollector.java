package io.aimeter.core.usage;

import java.util.ArrayList;
import java.util.List;

/** Collects one object with all below it into {@link Counts}; begins inside the object. */
final class CountsCollector {
  private final Slot slot;
  private final Counts counts = new Counts();
  private final StringBuilder path = new StringBuilder();
  private final List<Level> levels = new ArrayList<>();

  CountsCollector(Slot slot) {
    this.slot = slot;
    levels.add(new Level(0, false));
  }

  Slot slot() {
    return slot;
  }

  Counts counts() {
    return counts;
  }

  void name(String name) {
    path.setLength(top().pathLength);
    path.append(path.length() == 0 ? "" : ".").append(name);
  }

  void open(boolean array) {
    element();
    levels.add(new Level(path.length(), array));
  }

  /** True when the collected object itself is closed. */
  boolean close() {
    levels.remove(levels.size() - 1);
    return levels.isEmpty();
  }

  void scalar(String text) {
    element();
    counts.put(path.toString(), text);
  }

  void skip() {
    element();
  }

  /** Where the value is an element of an array, its path ends in the element's number. */
  private void element() {
    Level level = top();
    if (level.array) {
      path.setLength(level.pathLength);
      path.append('.').append(level.next++);
    }
  }

  private Level top() {
    return levels.get(levels.size() - 1);
  }

  private static final class Level {
    private final int pathLength;
    private final boolean array;
    private int next;

    Level(int pathLength, boolean array) {
      this.pathLength = pathLength;
      this.array = array;
    }
  }
}
