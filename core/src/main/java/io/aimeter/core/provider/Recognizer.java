package io.aimeter.core.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells whether a request goes to an AI provider, and to which of its endpoints. For any other host
 * the answer costs one look-up and allocates nothing. Immutable, thread-safe, never throws.
 */
public final class Recognizer {
  private static final Map<String, EndpointTable> PROVIDERS =
      Map.of(
          OpenAiEndpoints.PROVIDER, OpenAiEndpoints.TABLE,
          AnthropicEndpoints.PROVIDER, AnthropicEndpoints.TABLE);

  private final Map<String, HostEntry> hosts = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  private Recognizer() {}

  /**
   * The providers' own hosts, and the user's: {@code host} or {@code host:port} to a provider's
   * name. An entry that cannot be used is left out and said in {@link #problems()}.
   */
  public static Recognizer of(Map<String, String> ownHosts) {
    Recognizer recognizer = new Recognizer();
    for (String host : OpenAiEndpoints.HOSTS) {
      recognizer.add(host, HostEntry.ANY_PORT, OpenAiEndpoints.TABLE, false);
    }
    for (String host : AnthropicEndpoints.HOSTS) {
      recognizer.add(host, HostEntry.ANY_PORT, AnthropicEndpoints.TABLE, false);
    }
    ownHosts.forEach(recognizer::addOwn);
    return recognizer;
  }

  private void addOwn(String hostAndPort, String provider) {
    EndpointTable table = PROVIDERS.get(provider.trim().toLowerCase(Locale.ROOT));
    String host = hostAndPort.trim().toLowerCase(Locale.ROOT);
    int port = HostEntry.ANY_PORT;
    int colon = host.lastIndexOf(':');
    boolean hasPort = colon >= 0 && (host.indexOf(':') == colon || host.charAt(colon - 1) == ']');
    if (hasPort) {
      try {
        port = Integer.parseInt(host.substring(colon + 1));
      } catch (NumberFormatException e) {
        port = 0;
      }
      host = host.substring(0, colon);
    }
    if (table == null) {
      problems.add(
          "ai.hosts: unknown provider '"
              + provider
              + "' for "
              + hostAndPort
              + "; known are "
              + String.join(", ", PROVIDERS.keySet().stream().sorted().toArray(String[]::new)));
    } else if (host.isEmpty() || (hasPort && (port < 1 || port > 65535))) {
      problems.add("ai.hosts: '" + hostAndPort + "' is no host or host:port");
    } else {
      add(host, port, table, true);
    }
  }

  private void add(String host, int port, EndpointTable table, boolean own) {
    hosts.merge(host, new HostEntry(port, table, own, null), (old, added) -> added.before(old));
  }

  /** What is wrong with the user's own hosts, a message each; empty when nothing is. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * The endpoint a request goes to, or null when the host is no AI provider's. A path that no row
   * names gives the provider's {@code management} endpoint.
   *
   * @param host as the URL has it, in any case
   * @param port the effective port
   * @param method the HTTP method, upper case
   * @param pathAndQuery may have a query, doubled or trailing slashes; null is the root
   */
  public Endpoint recognise(String host, int port, String method, String pathAndQuery) {
    HostEntry entry = host == null ? null : hosts.get(host);
    if (entry == null && hasUpperCase(host)) {
      entry = hosts.get(host.toLowerCase(Locale.ROOT));
    }
    while (entry != null && entry.port != HostEntry.ANY_PORT && entry.port != port) {
      entry = entry.next;
    }
    return entry == null
        ? null
        : entry.table.find(method, pathAndQuery == null ? "/" : pathAndQuery, entry.own);
  }

  private static boolean hasUpperCase(String host) {
    for (int i = 0; host != null && i < host.length(); i++) {
      char c = host.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        return true;
      }
    }
    return false;
  }

  /** A host's provider on a port or on all; entries of one host form a chain, ports first. */
  private static final class HostEntry {
    static final int ANY_PORT = -1;
    private final int port;
    private final EndpointTable table;
    private final boolean own;
    private final HostEntry next;

    HostEntry(int port, EndpointTable table, boolean own, HostEntry next) {
      this.port = port;
      this.table = table;
      this.own = own;
      this.next = next;
    }

    /** This entry and the older ones; a user's entry for all ports stands behind those with one. */
    HostEntry before(HostEntry old) {
      return port == ANY_PORT && old.port != ANY_PORT
          ? new HostEntry(old.port, old.table, old.own, old.next == null ? this : before(old.next))
          : new HostEntry(port, table, own, old);
    }
  }
}
