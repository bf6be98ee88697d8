package io.aimeter.core.provider;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which provider answers at a host: exact names by a look-up, then patterns, the ones added last
 * first. A host that is none of them is told apart without allocating, by a hash of its last two
 * labels.
 */
final class HostTable {
  private static final int GROUPS = 256;
  private static final int HASHES = 1 << 14;

  /** Bits of the exact names' hashes, by which a text is told from them without a look-up. */
  private final BitSet hashes = new BitSet(HASHES);

  private final Map<String, HostEntry> exact = new HashMap<>();

  /** Patterns by the hash of their last two labels; first those that have no two. */
  private final List<List<Pattern>> groups = new ArrayList<>();

  private final List<Pattern> general = new ArrayList<>();

  HostTable() {
    for (int i = 0; i < GROUPS; i++) {
      groups.add(null);
    }
  }

  /** Adds a host, in lower case, before those of the same name. */
  void add(String host, HostEntry entry) {
    int star = host.lastIndexOf('*');
    if (star < 0) {
      HostEntry old = exact.get(host);
      hashes.set(hash(host, 0, host.length()));
      exact.put(host, old == null ? entry : entry.before(old));
      return;
    }
    String ending = host.substring(star + 1);
    List<Pattern> group = general;
    if (ending.indexOf('.') != ending.lastIndexOf('.')) {
      int index = group(ending, 0, ending.length());
      group = groups.get(index);
      if (group == null) {
        group = new ArrayList<>();
        groups.set(index, group);
      }
    }
    group.add(0, new Pattern(new HostPattern(host), entry));
  }

  /** The entry of a host on a port, or null. */
  HostEntry find(String host, int port) {
    if (host == null) {
      return null;
    }
    String name = hasUpperCase(host) ? host.toLowerCase(Locale.ROOT) : host;
    HostEntry entry = exact.get(name);
    entry = entry == null ? null : entry.on(port);
    entry = entry == null ? find(general, name, port) : entry;
    return entry == null ? find(groups.get(group(name, 0, name.length())), name, port) : entry;
  }

  /**
   * Whether the host that stands in a text from one index to another may have an entry: nearly all
   * have none. Allocates nothing.
   */
  boolean mayHold(String text, int from, int to) {
    return hashes.get(hash(text, from, to))
        || !general.isEmpty()
        || groups.get(group(text, from, to)) != null;
  }

  private static int hash(String text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + Character.toLowerCase(text.charAt(i));
    }
    return (hash ^ hash >>> 16) & (HASHES - 1);
  }

  private static HostEntry find(List<Pattern> patterns, String name, int port) {
    HostEntry entry = null;
    for (int i = 0; patterns != null && entry == null && i < patterns.size(); i++) {
      if (patterns.get(i).host.matches(name)) {
        entry = patterns.get(i).entry.on(port);
      }
    }
    return entry;
  }

  private static int group(String name, int from, int to) {
    int hash = 0;
    int dots = 0;
    for (int i = to - 1; i >= from; i--) {
      char c = Character.toLowerCase(name.charAt(i));
      if (c == '.' && ++dots == 2) {
        break;
      }
      hash = hash * 31 + c;
    }
    return (hash ^ hash >>> 16 ^ hash >>> 8) & (GROUPS - 1);
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

  private static final class Pattern {
    private final HostPattern host;
    private final HostEntry entry;

    Pattern(HostPattern host, HostEntry entry) {
      this.host = host;
      this.entry = entry;
    }
  }
}
