package io.aimeter.query;

import java.sql.Array;
import java.sql.SQLException;

/**
 * What one combination of dimensions' values spent by hour. Most spend in few hours of a year: only
 * these take memory. Immutable.
 */
final class SpentHours {
  private final int[] at;
  private final long[] spent;

  private SpentHours(int[] at, long[] spent) {
    this.at = at;
    this.spent = spent;
  }

  /** Of lists of hours' indexes and of the nano-USD of each. */
  static SpentHours of(Array hours, Array nanos) throws SQLException {
    Object[] indexes = (Object[]) hours.getArray();
    Object[] each = (Object[]) nanos.getArray();
    int[] at = new int[indexes.length];
    long[] spent = new long[indexes.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = (Integer) indexes[i];
      spent[i] = (Long) each[i];
    }
    return new SpentHours(at, spent);
  }

  /** Whether anything was spent from {@code begin} until before {@code end}. */
  boolean anyBetween(int begin, int end) {
    for (int hour : at) {
      if (hour >= begin && hour < end) {
        return true;
      }
    }
    return false;
  }

  /** Adds the nano-USD of the hours from {@code begin} on, as many as there are sums. */
  void addTo(long[] sums, int begin) {
    for (int i = 0; i < at.length; i++) {
      int index = at[i] - begin;
      if (index >= 0 && index < sums.length) {
        sums[index] += spent[i];
      }
    }
  }
}
