package io.aimeter.core.provider;

import java.util.ArrayList;
import java.util.List;

/** Splits a path into its segments; the query, doubled and trailing slashes are passed over. */
final class PathSegments {
  private PathSegments() {}

  static List<String> of(String pathAndQuery) {
    int end = pathAndQuery.length();
    for (int i = 0; i < end; i++) {
      char c = pathAndQuery.charAt(i);
      if (c == '?' || c == '#') {
        end = i;
      }
    }
    List<String> segments = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= end; i++) {
      if (i == end || pathAndQuery.charAt(i) == '/') {
        if (i > start) {
          segments.add(pathAndQuery.substring(start, i));
        }
        start = i + 1;
      }
    }
    return segments;
  }
}
