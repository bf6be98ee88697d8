package io.aimeter.core.provider;

/**
 * A host name in which each {@code *} stands for one character or more: {@code
 * bedrock-runtime.*.amazonaws.com}. Matching allocates nothing. Immutable.
 */
final class HostPattern {
  private final String pattern;

  /** The text after the last star: told apart first, since nearly all hosts fail on it. */
  private final String ending;

  HostPattern(String pattern) {
    this.pattern = pattern;
    this.ending = pattern.substring(pattern.lastIndexOf('*') + 1);
  }

  boolean matches(String host) {
    return host.endsWith(ending) && matches(host, 0, 0);
  }

  private boolean matches(String host, int at, int from) {
    int star = pattern.indexOf('*', from);
    if (star < 0) {
      int rest = pattern.length() - from;
      return host.length() - at == rest && host.regionMatches(at, pattern, from, rest);
    }
    if (!host.regionMatches(at, pattern, from, star - from)) {
      return false;
    }
    for (int next = at + star - from + 1; next <= host.length(); next++) {
      if (matches(host, next, star + 1)) {
        return true;
      }
    }
    return false;
  }
}
