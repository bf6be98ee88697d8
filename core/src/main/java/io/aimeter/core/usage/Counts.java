package io.aimeter.core.usage;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * A usage object as the wire had it, flattened: {@code input_tokens_details.cached_tokens} to its
 * value. Nulls are left out, array elements are numbered. Bounded: an object with more members than
 * any provider sends is cut.
 */
final class Counts {
  /** What {@link #number} gives for a count that is not there. */
  static final long ABSENT = -1;

  private static final int MAX_MEMBERS = 1_000;
  private static final int MAX_DIGITS = 40;

  /** No provider counts as far; beyond it sums could overflow. */
  private static final BigDecimal MAX_COUNT = new BigDecimal("1e15");

  private final Map<String, String> values = new TreeMap<>();

  void put(String path, String value) {
    if (values.size() < MAX_MEMBERS) {
      values.put(path, value);
    }
  }

  /** Puts a running total, which only grows: a smaller one does not count. */
  void putGrowing(String path, String value) {
    Counts one = new Counts();
    one.put(path, value);
    BigDecimal number = one.decimal(path);
    BigDecimal before = decimal(path);
    if (number != null && (before == null || number.compareTo(before) > 0)) {
      put(path, value);
    }
  }

  /** Whether there is nothing at all. */
  boolean isEmpty() {
    return values.isEmpty();
  }

  /** The first of the paths that has a value that is a number not below zero, or ABSENT. */
  long number(String... paths) {
    for (String path : paths) {
      BigDecimal value = decimal(path);
      if (value != null && value.compareTo(MAX_COUNT) < 0) {
        return value.longValue();
      }
    }
    return ABSENT;
  }

  /** The number at the path, or null where there is none, or a negative one. */
  BigDecimal decimal(String path) {
    String value = values.get(path);
    if (value == null || value.length() > MAX_DIGITS) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(value);
      // An exponent like 1e999999 is no count, and expanding it would take all memory.
      return number.signum() < 0 || Math.abs((long) number.scale()) > MAX_DIGITS ? null : number;
    } catch (NumberFormatException e) {
      return null; // a text or a flag where a number was expected: not a count
    }
  }

  String text(String path) {
    return values.get(path);
  }

  /** Takes over all of a later object; where both have a value the later one wins. */
  void mergeLater(Counts later, String replacedWhole) {
    if (later.hasBelow(replacedWhole)) {
      values.keySet().removeIf(path -> path.startsWith(replacedWhole + '.'));
    }
    values.putAll(later.values);
  }

  /** All that are numbers above zero. */
  Map<String, Long> positive() {
    Map<String, Long> positive = new TreeMap<>();
    for (String path : values.keySet()) {
      long number = number(path);
      if (number > 0) {
        positive.put(path, number);
      }
    }
    return positive;
  }

  /** Whether there is anything below the path. */
  boolean hasBelow(String path) {
    return values.keySet().stream().anyMatch(key -> key.startsWith(path + '.'));
  }

  /** The part below a path, as counts of its own. */
  Counts below(String path) {
    Counts part = new Counts();
    String prefix = path + '.';
    values.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            part.values.put(key.substring(prefix.length()), value);
          }
        });
    return part;
  }
}
