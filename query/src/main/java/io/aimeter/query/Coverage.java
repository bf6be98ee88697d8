package io.aimeter.query;

import java.util.Map;

/**
 * How much of what was spent has a value in a dimension, and where the values came from.
 *
 * @param dimension its name
 * @param bySource nano-USD by the source that gave the value, the most first
 * @param unknown nano-USD without a value
 */
public record Coverage(String dimension, Map<String, Long> bySource, long unknown) {
  /** Nano-USD with a value. */
  public long known() {
    return bySource.values().stream().mapToLong(Long::longValue).sum();
  }

  /** All nano-USD. */
  public long all() {
    return known() + unknown;
  }
}
