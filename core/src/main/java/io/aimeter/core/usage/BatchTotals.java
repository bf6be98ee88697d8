package io.aimeter.core.usage;

import java.util.LinkedHashMap;
import java.util.Map;

/** Sums the lines of a batch's results by model. */
final class BatchTotals {
  private static final String UNNAMED = "";

  private final Map<String, Tally> byModel = new LinkedHashMap<>();
  private String first;
  private int items;

  void add(String model, Tally tally, Map<String, Tally> others) {
    items++;
    String key = model == null ? UNNAMED : model;
    first = first == null ? key : first;
    byModel.computeIfAbsent(key, name -> new Tally()).add(tally);
    others.forEach(
        (name, other) -> byModel.computeIfAbsent(name, unused -> new Tally()).add(other));
  }

  /** How many lines had usage. */
  int items() {
    return items;
  }

  /** The model of the first line, or null where it names none. */
  String model() {
    return first.equals(UNNAMED) ? null : first;
  }

  /** The sum of that model's lines. */
  Tally tally() {
    return byModel.get(first);
  }

  /** The sums of the other models. */
  Map<String, Tally> others() {
    Map<String, Tally> others = new LinkedHashMap<>(byModel);
    others.remove(first);
    return others;
  }
}
