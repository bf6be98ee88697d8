package io.aimeter.core.provider;

import java.util.ArrayList;
import java.util.List;

/**
 * One provider: its names, its hosts, and its endpoints, a row of method, path pattern and what a
 * call there is. Where several rows match, the one with most literal segments wins, of those the
 * first. Filled by the provider's file alone, and immutable from then on.
 */
final class EndpointTable {
  private final String provider;
  private final List<String> aliases = new ArrayList<>();
  private final List<Host> hosts = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private Endpoint otherwise;

  /**
   * A provider without hosts and rows.
   *
   * @param provider {@code gen_ai.provider.name}
   */
  EndpointTable(String provider) {
    this.provider = provider;
    this.otherwise =
        new Endpoint(provider, "management", "management", false, BodyShape.ERRORS_ONLY, null);
  }

  /** Further names by which {@code ai.hosts} may call the provider. */
  EndpointTable alias(String... names) {
    aliases.addAll(List.of(names));
    return this;
  }

  /**
   * The provider's own hosts: names, with a port or without, in which a star stands for any text.
   */
  EndpointTable hosts(String... names) {
    return hosts(false, false, names);
  }

  /** Hosts that may have a prefix before the provider's own paths. */
  EndpointTable gateways(String... names) {
    return hosts(true, false, names);
  }

  /**
   * Hosts that serve much besides AI, with any prefix: there only what a row names is recognised.
   */
  EndpointTable sharedHosts(String... names) {
    return hosts(true, true, names);
  }

  private EndpointTable hosts(boolean prefixed, boolean shared, String... names) {
    for (String name : names) {
      hosts.add(new Host(name, prefixed, shared));
    }
    return this;
  }

  EndpointTable billed(
      String method, String pattern, String operation, String callType, BodyShape shape) {
    return row(provider, method, pattern, operation, callType, true, shape);
  }

  /** A call whose operation has no other name than its type. */
  EndpointTable billed(String method, String pattern, String callType, BodyShape shape) {
    return billed(method, pattern, callType, callType, shape);
  }

  EndpointTable free(String method, String pattern, String callType, BodyShape shape) {
    return row(provider, method, pattern, callType, callType, false, shape);
  }

  /** A row of another provider's, on hosts that stand for several. */
  EndpointTable row(
      String itsProvider,
      String method,
      String pattern,
      String operation,
      String callType,
      boolean billable,
      BodyShape shape) {
    PathPattern path = new PathPattern(pattern);
    rows.add(
        new Row(
            method, path, new Endpoint(itsProvider, operation, callType, billable, shape, path)));
    return this;
  }

  /** How the bodies of paths that no row names are read. */
  EndpointTable otherwise(BodyShape shape) {
    otherwise = new Endpoint(provider, "management", "management", false, shape, null);
    return this;
  }

  String provider() {
    return provider;
  }

  List<String> aliases() {
    return aliases;
  }

  List<Host> hosts() {
    return hosts;
  }

  /**
   * The endpoint of a path. For a path no row names: the provider's management endpoint, or null on
   * a shared host.
   */
  Endpoint find(String method, String pathAndQuery, boolean prefixed, boolean shared) {
    List<String> path = PathSegments.of(pathAndQuery);
    Row best = null;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.method.equals(method)
          && (best == null || row.path.literals(prefixed) > best.path.literals(prefixed))
          && row.path.matches(path, prefixed)) {
        best = row;
      }
    }
    if (best == null) {
      return shared ? null : otherwise;
    }
    return best.endpoint;
  }

  /** A host and what its paths are like. */
  static final class Host {
    final String name;
    final boolean prefixed;
    final boolean shared;

    Host(String name, boolean prefixed, boolean shared) {
      this.name = name;
      this.prefixed = prefixed;
      this.shared = shared;
    }
  }

  private static final class Row {
    private final String method;
    private final PathPattern path;
    private final Endpoint endpoint;

    Row(String method, PathPattern path, Endpoint endpoint) {
      this.method = method;
      this.path = path;
      this.endpoint = endpoint;
    }
  }
}
