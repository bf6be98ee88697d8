package io.aimeter.agent.context;

import io.aimeter.agent.health.Counters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Reads the entries {@code ai.*} of the calling thread's context maps, whichever logging libraries
 * the application uses, and of its OpenTelemetry baggage, in however many class loaders. A context
 * map of another web application is empty on this thread, so all of them are simply asked.
 * Thread-safe.
 */
public final class ContextMaps {
  private static final String PREFIX = "ai.";

  private final Counters counters;
  private final CopyOnWriteArrayList<ContextMap> maps = new CopyOnWriteArrayList<>();
  private final Baggages baggages;

  /** Failures to read are counted there, under {@code context}. */
  public ContextMaps(Counters counters) {
    this.counters = counters;
    this.baggages = new Baggages(counters);
  }

  /** The internal names of the classes to {@link #note}. */
  public static Set<String> classNames() {
    Set<String> names = new HashSet<>(ContextMap.ACCESSORS.keySet());
    names.addAll(Baggage.CLASS_NAMES);
    return names;
  }

  /** A context map's class is being loaded there. Keeps the loader weakly. */
  public void note(ClassLoader loader, String internalName) {
    if (Baggage.CLASS_NAMES.contains(internalName)) {
      baggages.note(loader, internalName);
      return;
    }
    for (ContextMap known : maps) {
      if (known.isGone()) {
        maps.remove(known);
      } else if (known.is(loader, internalName)) {
        return;
      }
    }
    maps.add(new ContextMap(loader, internalName));
  }

  /**
   * Our entries on the calling thread; null if there are none. Where two maps differ, the first
   * wins.
   */
  public Map<String, String> read() {
    Map<String, String> found = null;
    for (ContextMap map : maps) {
      try {
        found = addOurs(map.copy(), found);
      } catch (Throwable t) {
        counters.swallowed("context");
        maps.remove(map);
      }
    }
    return baggages.addTo(found);
  }

  private static Map<String, String> addOurs(Map<?, ?> entries, Map<String, String> found) {
    if (entries == null || entries.isEmpty()) {
      return found;
    }
    Map<String, String> to = found;
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      if (entry.getKey() instanceof String
          && entry.getValue() != null
          && ((String) entry.getKey()).startsWith(PREFIX)) {
        if (to == null) {
          to = new HashMap<>();
        }
        to.putIfAbsent((String) entry.getKey(), entry.getValue().toString());
      }
    }
    return to;
  }
}
