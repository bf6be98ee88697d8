package io.aimeter.query;

import java.util.Arrays;

/**
 * What one combination of dimensions' values spent by hour. Most spend in few hours of a year: only
 * these take memory. Not thread-safe.
 */
final class SpentHours {
  private int[] at = new int[4];
  private long[] spent = new long[4];
  private int size;

  /** Adds nano-USD to an hour. */
  void add(int hour, long nanoUsd) {
    if (size == at.length) {
      at = Arrays.copyOf(at, 2 * size);
      spent = Arrays.copyOf(spent, 2 * size);
    }
    at[size] = hour;
    spent[size++] = nanoUsd;
  }

  /** Whether anything was spent from {@code begin} until before {@code end}. */
  boolean anyBetween(int begin, int end) {
    for (int i = 0; i < size; i++) {
      if (at[i] >= begin && at[i] < end) {
        return true;
      }
    }
    return false;
  }

  /** Nano-USD of each hour from {@code begin} until before {@code end}. */
  long[] between(int begin, int end) {
    long[] hours = new long[end - begin];
    for (int i = 0; i < size; i++) {
      if (at[i] >= begin && at[i] < end) {
        hours[at[i] - begin] += spent[i];
      }
    }
    return hours;
  }
}
