package io.aimeter.agent.tap.reactornetty;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import reactor.util.context.ContextView;

/** Our entries of a Reactor Context, which travels with the call whatever thread it is made on. */
final class ContextEntries {
  private static final String PREFIX = "ai.";

  private ContextEntries() {}

  /** The entries {@code ai.*}; null if there are none. */
  static Map<String, String> of(ContextView context) {
    if (context.isEmpty()) {
      return null;
    }
    Map<String, String> found = null;
    Iterator<Map.Entry<Object, Object>> all = context.stream().iterator();
    while (all.hasNext()) {
      Map.Entry<Object, Object> entry = all.next();
      if (entry.getKey() instanceof String && ((String) entry.getKey()).startsWith(PREFIX)) {
        if (found == null) {
          found = new HashMap<>();
        }
        found.put((String) entry.getKey(), entry.getValue().toString());
      }
    }
    return found;
  }
}
