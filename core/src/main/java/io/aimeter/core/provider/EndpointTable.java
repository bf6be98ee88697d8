package io.aimeter.core.provider;

import java.util.ArrayList;
import java.util.List;

/**
 * The endpoints of one provider: rows of method, path pattern and what a call there is. A {@code *}
 * in a pattern stands for exactly one segment. Where several rows match, the one with most literal
 * segments wins. Immutable once the provider's file has filled it.
 */
final class EndpointTable {
  private final String provider;
  private final List<Row> rows = new ArrayList<>();
  private final Endpoint management;

  EndpointTable(String provider) {
    this.provider = provider;
    this.management =
        new Endpoint(provider, "management", "management", false, BodyShape.ERRORS_ONLY);
  }

  EndpointTable billed(
      String method, String pattern, String operation, String callType, BodyShape shape) {
    return row(method, pattern, new Endpoint(provider, operation, callType, true, shape));
  }

  EndpointTable free(String method, String pattern, String callType, BodyShape shape) {
    return row(method, pattern, new Endpoint(provider, callType, callType, false, shape));
  }

  private EndpointTable row(String method, String pattern, Endpoint endpoint) {
    rows.add(new Row(method, PathSegments.of(pattern), endpoint));
    return this;
  }

  /**
   * The endpoint of a path, or the provider's management endpoint for a path no row names.
   *
   * @param prefixed whether the path may have a prefix before the provider's own, as gateways have
   */
  Endpoint find(String method, String pathAndQuery, boolean prefixed) {
    List<String> path = PathSegments.of(pathAndQuery);
    Row best = null;
    for (Row row : rows) {
      if (row.method.equals(method)
          && (best == null || row.literals > best.literals)
          && row.matches(path, prefixed)) {
        best = row;
      }
    }
    return best == null ? management : best.endpoint;
  }

  private static final class Row {
    private final String method;
    private final List<String> segments;
    private final Endpoint endpoint;
    private final int literals;

    Row(String method, List<String> segments, Endpoint endpoint) {
      this.method = method;
      this.segments = segments;
      this.endpoint = endpoint;
      this.literals = (int) segments.stream().filter(segment -> !segment.equals("*")).count();
    }

    /** Gateways put anything before the version segment, and some leave that segment out. */
    boolean matches(List<String> path, boolean prefixed) {
      if (!prefixed) {
        return path.size() == segments.size() && endsWith(path, segments);
      }
      return endsWith(path, segments.subList(1, segments.size()));
    }

    private static boolean endsWith(List<String> path, List<String> pattern) {
      int offset = path.size() - pattern.size();
      if (offset < 0) {
        return false;
      }
      for (int i = 0; i < pattern.size(); i++) {
        if (!pattern.get(i).equals("*") && !pattern.get(i).equals(path.get(offset + i))) {
          return false;
        }
      }
      return true;
    }
  }
}
