package io.aimeter.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The hours of a spike and those that tell what is usual of them.
 *
 * @param series of each combination of {@link SpikeCause#DIMENSIONS}, by the indexes of all hours
 * @param begin the index of the first hour that the spike depends on
 * @param from of the spike's first hour
 * @param last of its last one
 * @param known of the first hour that is known
 */
record SpikeHours(Map<List<String>, SpentHours> series, int begin, int from, int last, int known) {
  /** Of all hours that are known those of a spike, and as far back as it depends on. */
  static SpikeHours of(Map<List<String>, SpentHours> series, int from, int last, int known) {
    int begin = Math.max(0, from - Season.REACH);
    Map<List<String>, SpentHours> some = new HashMap<>();
    series.forEach(
        (values, hours) -> {
          if (hours.anyBetween(begin, last + 1)) {
            some.put(values, hours);
          }
        });
    return new SpikeHours(some, begin, from, last, known);
  }

  /** Only the combinations with a value of a dimension, given by its index. */
  SpikeHours of(int dimension, String value) {
    Map<List<String>, SpentHours> some = new HashMap<>();
    series.forEach(
        (values, hours) -> {
          if (Objects.equals(values.get(dimension), value)) {
            some.put(values, hours);
          }
        });
    return new SpikeHours(some, begin, from, last, known);
  }

  /** What each value of some dimensions, given by their indexes, has to do with the spike. */
  List<SpikeCause> causes(List<Integer> at) {
    Map<List<String>, long[]> groups = new HashMap<>();
    series.forEach(
        (values, hours) -> {
          List<String> own = new ArrayList<>();
          at.forEach(dimension -> own.add(values.get(dimension)));
          hours.addTo(groups.computeIfAbsent(own, none -> new long[last + 1 - begin]), begin);
        });
    int first = Math.max(0, known - begin);
    List<SpikeCause> causes = new ArrayList<>();
    groups.forEach(
        (values, hours) -> {
          double expected = Season.expected(hours, from - begin, last - begin, first);
          double excess = HourlySpend.spent(hours, from - begin, last - begin) - expected;
          causes.add(new SpikeCause(at, values, excess, expected));
        });
    return causes;
  }
}
