package io.aimeter.agent.context;

import io.aimeter.agent.health.Counters;
import java.util.Arrays;
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

  /** How many keys are asked for one by one, the first that were seen. */
  private static final int MOST_KEYS = 4;

  /** The first so many times, and later each so-many-th, {@link #readOften} reads whole maps. */
  private static final int SAMPLE = 256;

  private final Counters counters;
  private final CopyOnWriteArrayList<ContextMap> maps = new CopyOnWriteArrayList<>();
  private final Baggages baggages;

  /** Keys that threads of this application have had. */
  private volatile String[] keys = {"ai.feature"};

  /** Racy on purpose: it only says when to look for keys that have not been seen. */
  private int asked;

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
    if (found != null) {
      learn(found);
    }
    return baggages.addTo(found);
  }

  /**
   * The same for where it is asked so often that no map may be copied in vain: looks for the keys
   * that have been seen before, and copies the maps if there is one. Keys that were never seen are
   * looked for in the first calls, and from time to time.
   */
  public Map<String, String> readOften() {
    int count = asked++;
    if ((count < SAMPLE && count >= 0) || count % SAMPLE == 0) {
      return read();
    }
    String[] known = keys;
    for (int i = 0; i < maps.size(); i++) {
      ContextMap map = at(i);
      try {
        if (map != null && map.hasOneOf(known)) {
          return read();
        }
      } catch (Throwable t) {
        counters.swallowed("context");
        maps.remove(map);
      }
    }
    return null;
  }

  /** Without an iterator, which would be allocated; null if it has been removed meanwhile. */
  private ContextMap at(int index) {
    try {
      return maps.get(index);
    } catch (IndexOutOfBoundsException e) {
      return null;
    }
  }

  private void learn(Map<String, String> found) {
    for (String key : found.keySet()) {
      if (!isKnown(key)) {
        addKey(key);
      }
    }
  }

  private boolean isKnown(String key) {
    for (String each : keys) {
      if (each.equals(key)) {
        return true;
      }
    }
    return keys.length >= MOST_KEYS;
  }

  private synchronized void addKey(String key) {
    if (!isKnown(key)) {
      String[] more = Arrays.copyOf(keys, keys.length + 1);
      more[keys.length] = key;
      keys = more;
    }
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
