package io.aimeter.core.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which provider answers at a host: exact names by a look-up, then patterns, the ones added last
 * first. A host that is none of them is told apart without allocating.
 */
final class HostTable {
  private final Map<String, HostEntry> exact = new HashMap<>();
  private final List<HostPattern> patterns = new ArrayList<>();
  private final List<HostEntry> byPattern = new ArrayList<>();

  /** Adds a host, in lower case, before those of the same name. */
  void add(String host, HostEntry entry) {
    if (HostPattern.isPattern(host)) {
      patterns.add(new HostPattern(host));
      byPattern.add(entry);
    } else {
      HostEntry old = exact.get(host);
      exact.put(host, old == null ? entry : entry.before(old));
    }
  }

  /** The entry of a host on a port, or null. */
  HostEntry find(String host, int port) {
    if (host == null) {
      return null;
    }
    String name = hasUpperCase(host) ? host.toLowerCase(Locale.ROOT) : host;
    HostEntry entry = exact.get(name);
    entry = entry == null ? null : entry.on(port);
    for (int i = patterns.size() - 1; entry == null && i >= 0; i--) {
      if (patterns.get(i).matches(name)) {
        entry = byPattern.get(i).on(port);
      }
    }
    return entry;
  }

  private static boolean hasUpperCase(String host) {
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        return true;
      }
    }
    return false;
  }
}
