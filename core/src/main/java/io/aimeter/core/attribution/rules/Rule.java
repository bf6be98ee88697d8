package io.aimeter.core.attribution.rules;

import io.aimeter.core.attribution.Dimension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One rule: where all its conditions hold, it sets dimensions and tags. Immutable. */
public final class Rule {
  private final String name;
  private final int line;
  private final Condition[] conditions;
  private final EnumMap<Dimension, String> values;
  private final Map<String, String> tags;

  Rule(
      String name,
      int line,
      List<Condition> conditions,
      EnumMap<Dimension, String> values,
      Map<String, String> tags) {
    this.name = name;
    this.line = line;
    this.conditions = conditions.toArray(new Condition[0]);
    this.values = values;
    this.tags = new TreeMap<>(tags);
  }

  /** Its name, or its number where the file gives none. */
  public String name() {
    return name;
  }

  /** The line of the file it begins in. */
  public int line() {
    return line;
  }

  /** What it asks of a call, all of it; nothing where it holds for every call. */
  public List<Condition> conditions() {
    return List.of(conditions);
  }

  /** Whether all its conditions hold for a call. */
  public boolean matches(Subject call) {
    for (Condition condition : conditions) {
      if (!condition.holds(call)) {
        return false;
      }
    }
    return true;
  }

  /** The conditions that do not hold for a call. */
  public List<Condition> lacking(Subject call) {
    List<Condition> lacking = new ArrayList<>();
    for (Condition condition : conditions) {
      if (!condition.holds(call)) {
        lacking.add(condition);
      }
    }
    return lacking;
  }

  /** The dimensions it says something about. */
  public Set<Dimension> dimensions() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /** What it sets a dimension to; null where it leaves it to other sources, and to no rule. */
  public String value(Dimension dimension) {
    return values.get(dimension);
  }

  /** What it sets tags to, by name; null as for dimensions. */
  public Map<String, String> tags() {
    return Collections.unmodifiableMap(tags);
  }

  boolean needsCaller() {
    for (Condition condition : conditions) {
      if (condition.needsCaller()) {
        return true;
      }
    }
    return false;
  }

  /** Whether those of its conditions that ask for the calling class hold. */
  boolean allowsCaller(Subject call) {
    for (Condition condition : conditions) {
      if (condition.needsCaller() && !condition.holds(call)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it says something about all that another rule says something about. */
  boolean setsAllOf(Rule other) {
    return values.keySet().containsAll(other.values.keySet())
        && tags.keySet().containsAll(other.tags.keySet());
  }
}
