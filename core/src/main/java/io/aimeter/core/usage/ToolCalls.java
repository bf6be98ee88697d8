package io.aimeter.core.usage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Calls of the provider's own tools, by the name the wire gives them: the items of a response's
 * output, or what xAI's usage says of them. The last document with any is the truth.
 */
final class ToolCalls {
  /** Calls of the application's own tools, which no provider charges for. */
  private static final Set<String> OWN = Set.of("function_call", "custom_tool_call");

  /** More than any provider has. */
  private static final int MOST_TOOLS = 100;

  private static final String XAI_DETAILS = "server_side_tool_usage_details";

  private Map<String, Integer> last = Map.of();
  private Map<String, Integer> items = new LinkedHashMap<>();
  private final Map<String, Integer> stated = new LinkedHashMap<>();

  /** An item of the output, of this type. */
  void item(String type) {
    boolean counted = items.size() < MOST_TOOLS || items.containsKey(type);
    if (counted && type.endsWith("_call") && !OWN.contains(type)) {
      items.merge(type, 1, Integer::sum);
    }
  }

  /** A usage object, which may count calls; it names them as the items, in the plural. */
  void usage(Counts usage) {
    if (usage.hasBelow(XAI_DETAILS)) {
      usage
          .below(XAI_DETAILS)
          .positive()
          .forEach((calls, n) -> stated.put(calls.replaceAll("s$", ""), n.intValue()));
    }
  }

  void documentEnd() {
    items.putAll(stated);
    stated.clear();
    if (!items.isEmpty()) {
      last = items;
      items = new LinkedHashMap<>();
    }
  }

  Map<String, Integer> all() {
    return last;
  }
}
