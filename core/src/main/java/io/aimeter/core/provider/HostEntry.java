package io.aimeter.core.provider;

/** A host's provider on a port or on all; entries of one host form a chain, ports first. */
final class HostEntry {
  static final int ANY_PORT = -1;

  private final int port;
  private final EndpointTable table;
  private final boolean prefixed;
  private final boolean shared;
  private final UsageOption usage;
  private final HostEntry next;

  HostEntry(int port, EndpointTable table, boolean prefixed, boolean shared, UsageOption usage) {
    this(port, table, prefixed, shared, usage, null);
  }

  private HostEntry(
      int port,
      EndpointTable table,
      boolean prefixed,
      boolean shared,
      UsageOption usage,
      HostEntry next) {
    this.port = port;
    this.table = table;
    this.prefixed = prefixed;
    this.shared = shared;
    this.usage = usage;
    this.next = next;
  }

  /** This entry and the older ones; one for all ports stands behind those with one. */
  HostEntry before(HostEntry old) {
    return port == ANY_PORT && old.port != ANY_PORT
        ? old.followedBy(old.next == null ? this : before(old.next))
        : followedBy(old);
  }

  private HostEntry followedBy(HostEntry other) {
    return new HostEntry(port, table, prefixed, shared, usage, other);
  }

  /** The entry of the chain that holds for a port, or null. */
  HostEntry on(int wanted) {
    HostEntry entry = this;
    while (entry != null && entry.port != ANY_PORT && entry.port != wanted) {
      entry = entry.next;
    }
    return entry;
  }

  /** How a call's stream can be asked for its usage. */
  UsageOption usageOption(String pathAndQuery) {
    return usage.holdsFor(pathAndQuery) ? usage : UsageOption.NONE;
  }

  Endpoint find(String method, String pathAndQuery) {
    return table.find(method, pathAndQuery == null ? "/" : pathAndQuery, prefixed, shared);
  }
}
