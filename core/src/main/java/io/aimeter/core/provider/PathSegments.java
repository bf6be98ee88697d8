package io.aimeter.core.provider;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a path into its segments, each percent-decoded once; the query, doubled and trailing
 * slashes are passed over.
 */
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
          segments.add(decoded(pathAndQuery.substring(start, i)));
        }
        start = i + 1;
      }
    }
    return segments;
  }

  /** Decoded once; what is no escape stays as it is. */
  private static String decoded(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    byte[] bytes = segment.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length && bytes[i] == '%' ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
      if (low < 0) {
        out.write(bytes[i]);
      } else {
        out.write(high << 4 | low);
        i += 2;
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
