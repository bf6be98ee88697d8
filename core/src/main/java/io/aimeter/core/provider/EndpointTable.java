package io.aimeter.core.provider;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One provider: its names, its hosts, and its endpoints, a row of method, path pattern and what a
 * call there is. Where several rows match, the one with most literal segments wins, of those the
 * first. Filled by the provider's file alone, and immutable from then on.
 */
final class EndpointTable {
  private final String provider;
  private final List<String> aliases = new ArrayList<>();
  private final List<Host> hosts = new ArrayList<>();

  /** The rows by what the last segment of a path must be, so that a call looks at few of them. */
  private final Map<String, List<Row>> byEnding = new HashMap<>();

  private int order;
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

  /** The hosts named until here have this option. */
  EndpointTable usageOption(UsageOption option) {
    for (Host host : hosts) {
      host.usage = option;
    }
    return this;
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
    Endpoint endpoint = new Endpoint(itsProvider, operation, callType, billable, shape, path);
    Row row = new Row(method, path, endpoint, order++);
    List<Row> sameEnding = byEnding.get(path.ending());
    if (sameEnding == null) {
      sameEnding = new ArrayList<>();
      byEnding.put(path.ending(), sameEnding);
    }
    sameEnding.add(row);
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

  /** What its rows say of calls. */
  List<Endpoint> endpoints() {
    List<Endpoint> endpoints = new ArrayList<>();
    byEnding.values().forEach(rows -> rows.forEach(row -> endpoints.add(row.endpoint)));
    return endpoints;
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
    if (!path.isEmpty()) {
      String last = path.get(path.size() - 1);
      int verb = last.lastIndexOf(':');
      best = better(best, byEnding.get(last), method, path, prefixed);
      best =
          verb < 0
              ? best
              : better(best, byEnding.get(last.substring(verb)), method, path, prefixed);
      best = better(best, byEnding.get(PathPattern.ANY_ENDING), method, path, prefixed);
    }
    if (best == null) {
      return shared ? null : otherwise;
    }
    return best.endpoint;
  }

  private static Row better(
      Row best, List<Row> rows, String method, List<String> path, boolean prefixed) {
    Row better = best;
    for (int i = 0; rows != null && i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.method.equals(method)
          && row.path.matches(path, prefixed)
          && (better == null || row.isBefore(better, prefixed))) {
        better = row;
      }
    }
    return better;
  }

  /** A host and what its paths are like. */
  static final class Host {
    final String name;
    final boolean prefixed;
    final boolean shared;
    UsageOption usage = UsageOption.NONE;

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
    private final int order;

    Row(String method, PathPattern path, Endpoint endpoint, int order) {
      this.order = order;
      this.method = method;
      this.path = path;
      this.endpoint = endpoint;
    }

    boolean isBefore(Row other, boolean prefixed) {
      int more = path.literals(prefixed) - other.path.literals(prefixed);
      return more > 0 || (more == 0 && order < other.order);
    }
  }
}
