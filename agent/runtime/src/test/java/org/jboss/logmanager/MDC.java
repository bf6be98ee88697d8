package org.jboss.logmanager;

import java.util.HashMap;
import java.util.Map;

/** Stands for the context map of that name, which the agent knows, where no logging library is. */
public final class MDC {
  private static final ThreadLocal<Map<String, String>> MAP = ThreadLocal.withInitial(HashMap::new);

  private MDC() {}

  /** An entry of the calling thread; null if none. */
  public static String get(String key) {
    return MAP.get().get(key);
  }

  /** All of them. */
  public static Map<String, String> copy() {
    return new HashMap<>(MAP.get());
  }

  /** Sets one. */
  public static void put(String key, String value) {
    MAP.get().put(key, value);
  }

  /** Removes all. */
  public static void clear() {
    MAP.remove();
  }
}
