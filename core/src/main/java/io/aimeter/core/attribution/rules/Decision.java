package io.aimeter.core.attribution.rules;

import io.aimeter.core.attribution.Dimension;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Which rule speaks for each dimension and tag of a call: the first that matches and names it. */
public final class Decision {
  private final EnumMap<Dimension, Rule> byDimension = new EnumMap<>(Dimension.class);
  private Map<String, Rule> byTag = Collections.emptyMap();

  Decision() {}

  void add(Rule rule) {
    for (Dimension dimension : rule.dimensions()) {
      byDimension.putIfAbsent(dimension, rule);
    }
    for (String tag : rule.tags().keySet()) {
      if (byTag.isEmpty()) {
        byTag = new TreeMap<>();
      }
      byTag.putIfAbsent(tag, rule);
    }
  }

  /** The rules for dimensions. What one of them sets its dimension to may be null all the same. */
  public Map<Dimension, Rule> dimensions() {
    return Collections.unmodifiableMap(byDimension);
  }

  /** The rules for tags, by the tag's name; as above. */
  public Map<String, Rule> tags() {
    return Collections.unmodifiableMap(byTag);
  }
}
