package io.aimeter.core.provider;

import java.util.List;
import java.util.TreeSet;

/** All providers, a line each. */
final class Providers {
  static final List<EndpointTable> ALL = List.of(AnthropicEndpoints.TABLE, OpenAiEndpoints.TABLE);

  private Providers() {}

  /** The provider of a name or an alias, or null. */
  static EndpointTable named(String name) {
    for (EndpointTable table : ALL) {
      if (table.provider().equals(name) || table.aliases().contains(name)) {
        return table;
      }
    }
    return null;
  }

  /** The names for messages, in order. */
  static Iterable<String> names() {
    TreeSet<String> names = new TreeSet<>();
    for (EndpointTable table : ALL) {
      names.add(table.aliases().isEmpty() ? table.provider() : table.aliases().get(0));
    }
    return names;
  }
}
