package io.aimeter.core.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells whether a request goes to an AI provider, and to which of its endpoints. For any other host
 * the answer costs one look-up and a few comparisons, and allocates nothing. Immutable,
 * thread-safe, never throws.
 */
public final class Recognizer {
  private final HostTable hosts = new HostTable();
  private final List<String> problems = new ArrayList<>();

  private Recognizer() {}

  /**
   * The providers' own hosts, and the user's: {@code host} or {@code host:port}, in which a star
   * stands for any text, to a provider's name or {@code auto}. An entry that cannot be used is left
   * out and said in {@link #problems()}.
   */
  public static Recognizer of(Map<String, String> ownHosts) {
    Recognizer recognizer = new Recognizer();
    for (EndpointTable table : Providers.ALL) {
      for (EndpointTable.Host host : table.hosts()) {
        HostAndPort parsed = HostAndPort.parse(host.name);
        recognizer.hosts.add(
            parsed.host, new HostEntry(parsed.port, table, host.prefixed, host.shared, host.usage));
      }
    }
    for (Map.Entry<String, String> own : ownHosts.entrySet()) {
      recognizer.addOwn(own.getKey(), own.getValue());
    }
    return recognizer;
  }

  private void addOwn(String hostAndPort, String provider) {
    EndpointTable table = Providers.named(provider.trim().toLowerCase(Locale.ROOT));
    HostAndPort parsed = HostAndPort.parse(hostAndPort);
    if (table == null) {
      problems.add(
          "ai.hosts: unknown provider '"
              + provider
              + "' for "
              + hostAndPort
              + "; known are "
              + String.join(", ", Providers.names()));
    } else if (parsed == null) {
      problems.add("ai.hosts: '" + hostAndPort + "' is no host or host:port");
    } else {
      hosts.add(parsed.host, new HostEntry(parsed.port, table, true, false, UsageOption.NONE));
    }
  }

  /** What is wrong with the user's own hosts, a message each; empty when nothing is. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * Whether calls to a host may be an AI provider's. Allocates nothing for a host in lower case.
   *
   * @param host as the URL has it, in any case
   * @param port the effective port
   */
  public boolean watches(String host, int port) {
    return hosts.find(host, port) != null;
  }

  /**
   * Whether {@link #watches} can say yes for the host that stands in a text, from one index to
   * another; for nearly all others no. Allocates nothing.
   */
  public boolean mayWatch(String text, int from, int to) {
    return hosts.mayHold(text, from, to);
  }

  /**
   * The endpoint a request goes to, or null when the host is no AI provider's. A path that no row
   * names gives the provider's {@code management} endpoint; null on hosts that serve other things
   * besides.
   *
   * @param host as the URL has it, in any case
   * @param port the effective port
   * @param method the HTTP method, upper case
   * @param pathAndQuery may have a query, doubled or trailing slashes; null is the root
   */
  public Endpoint recognise(String host, int port, String method, String pathAndQuery) {
    HostEntry entry = hosts.find(host, port);
    return entry == null ? null : entry.find(method, pathAndQuery);
  }

  /**
   * How the stream that a call may bring can be asked for its usage. Of the user's own hosts nobody
   * knows.
   *
   * @param host as the URL has it, in any case
   * @param port the effective port
   */
  public UsageOption usageOption(String host, int port, String pathAndQuery) {
    HostEntry entry = hosts.find(host, port);
    return entry == null || pathAndQuery == null
        ? UsageOption.NONE
        : entry.usageOption(pathAndQuery);
  }
}
