package io.aimeter.core.provider;

import java.util.List;

/**
 * The path of an endpoint. A segment {@code *} stands for exactly one segment of any text, {@code
 * {model}} for one that names the model; either may be followed by a verb, as in {@code
 * /v1beta/models/{model}:generateContent}. Immutable.
 */
final class PathPattern {
  private static final String ANY = "*";
  private static final String MODEL = "{model}";

  private final List<String> segments;

  /** How many segments follow the last version segment: what a gateway leaves of the path. */
  private final int unversioned;

  private final int literals;

  PathPattern(String pattern) {
    segments = PathSegments.of(pattern);
    int rest = segments.size();
    int literal = 0;
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (isVersion(segment) && i + 1 < segments.size()) {
        rest = segments.size() - i - 1;
      }
      if (!segment.equals(ANY) && !segment.equals(MODEL)) {
        literal++;
      }
    }
    unversioned = rest;
    literals = literal;
  }

  private static boolean isVersion(String segment) {
    return segment.length() > 1
        && segment.charAt(0) == 'v'
        && segment.charAt(1) >= '0'
        && segment.charAt(1) <= '9';
  }

  /** How particular the pattern is: its number of literal segments. */
  int literals() {
    return literals;
  }

  /**
   * Whether a path is of this pattern.
   *
   * @param prefixed whether anything may stand before the version segment, which itself may be left
   *     out, as gateways have it
   */
  boolean matches(List<String> path, boolean prefixed) {
    int compared = prefixed ? unversioned : segments.size();
    int offset = path.size() - compared;
    if (offset < 0 || (offset > 0 && !prefixed)) {
      return false;
    }
    int first = segments.size() - compared;
    for (int i = compared - 1; i >= 0; i--) {
      if (!matches(segments.get(first + i), path.get(offset + i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean matches(String pattern, String segment) {
    int verb = verb(pattern);
    if (verb < 0) {
      return pattern.equals(ANY) || pattern.equals(MODEL) || pattern.equals(segment);
    }
    int verbLength = pattern.length() - verb;
    return segment.length() > verbLength
        && segment.regionMatches(segment.length() - verbLength, pattern, verb, verbLength);
  }

  /** Where a verb after a variable part begins, or -1. */
  private static int verb(String pattern) {
    if (pattern.startsWith("*:")) {
      return 1;
    }
    return pattern.startsWith("{model}:") ? MODEL.length() : -1;
  }

  /** The model that a path of this pattern names, or null where the pattern has none. */
  String model(String pathAndQuery) {
    for (int i = segments.size() - 1; i >= 0; i--) {
      if (segments.get(i).startsWith(MODEL)) {
        List<String> path = PathSegments.of(pathAndQuery);
        int at = path.size() - segments.size() + i;
        int verbLength = segments.get(i).length() - MODEL.length();
        return at < 0 ? null : path.get(at).substring(0, path.get(at).length() - verbLength);
      }
    }
    return null;
  }
}
