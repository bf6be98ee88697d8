package io.aimeter.core.provider;

import java.util.ArrayList;
import java.util.List;

/**
 * The path of an endpoint, a {@link PathPart} a segment: {@code
 * /v1beta/models/{model}:generateContent}. Immutable.
 */
final class PathPattern {
  /** The {@link #ending} of patterns whose last segment may be any. */
  static final String ANY_ENDING = "*";

  private final List<PathPart> parts = new ArrayList<>();

  /** How many segments follow the last version segment: what a gateway leaves of the path. */
  private final int unversioned;

  private final int literals;
  private final int unversionedLiterals;

  PathPattern(String pattern) {
    List<String> segments = PathSegments.of(pattern);
    int rest = segments.size();
    int literal = 0;
    int versioned = 0;
    for (int i = 0; i < segments.size(); i++) {
      if (isVersion(segments.get(i)) && i + 1 < segments.size()) {
        rest = segments.size() - i - 1;
        versioned = literal + 1;
      }
      PathPart part = new PathPart(segments.get(i));
      parts.add(part);
      literal += (part.isParticular() ? 1 : 0) + (part.isOfSomeModels() ? 1 : 0);
    }
    unversioned = rest;
    literals = literal;
    unversionedLiterals = literal - versioned;
  }

  private static boolean isVersion(String segment) {
    return segment.length() > 1
        && segment.charAt(0) == 'v'
        && segment.charAt(1) >= '0'
        && segment.charAt(1) <= '9';
  }

  /** What the last segment must be: all of it, or the verb at its end. */
  String ending() {
    return parts.isEmpty() ? ANY_ENDING : parts.get(parts.size() - 1).ending();
  }

  /**
   * How particular the pattern is: its number of literal segments.
   *
   * @param prefixed as in {@link #matches}
   */
  int literals(boolean prefixed) {
    return prefixed ? unversionedLiterals : literals;
  }

  /**
   * Whether a path is of this pattern.
   *
   * @param prefixed whether anything may stand before the version segment, which itself may be left
   *     out, as gateways have it
   */
  boolean matches(List<String> path, boolean prefixed) {
    int compared = prefixed ? unversioned : parts.size();
    int offset = path.size() - compared;
    if (offset < 0 || (offset > 0 && !prefixed)) {
      return false;
    }
    int first = parts.size() - compared;
    for (int i = compared - 1; i >= 0; i--) {
      if (!parts.get(first + i).matches(path.get(offset + i))) {
        return false;
      }
    }
    return true;
  }

  /** The model that a path of this pattern names, or null where the pattern has none. */
  String model(String pathAndQuery) {
    for (int i = parts.size() - 1; i >= 0; i--) {
      if (parts.get(i).isModel()) {
        List<String> path = PathSegments.of(pathAndQuery);
        int at = path.size() - parts.size() + i;
        return at < 0 ? null : parts.get(i).variable(path.get(at));
      }
    }
    return null;
  }
}
