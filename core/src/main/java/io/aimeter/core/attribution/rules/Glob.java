package io.aimeter.core.attribution.rules;

/**
 * A text in which a star stands for any characters but separators, and two stars for any at all; a
 * separator and two stars at the end may stand for nothing. Matching allocates nothing. Immutable.
 */
final class Glob {
  /** For texts without separators, of which a star stands for any part. */
  static final char NO_SEPARATOR = '\0';

  private final String pattern;
  private final char separator;

  Glob(String pattern, char separator) {
    this.pattern = pattern;
    this.separator = separator;
  }

  boolean matches(String text) {
    return matches(text, 0, text.length());
  }

  /**
   * Whether a part of the text matches as a whole. Of the stars only the last of each kind is ever
   * tried again: what an earlier one could still take, the later one of its kind can take too.
   */
  boolean matches(String text, int from, int to) {
    int at = from;
    int p = 0;
    int star = -1;
    int starAt = 0;
    int stars = -1;
    int starsAt = 0;
    while (true) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        if (p + 1 < pattern.length() && pattern.charAt(p + 1) == '*') {
          p += 2;
          stars = p;
          starsAt = at;
          star = -1;
        } else {
          p++;
          star = p;
          starAt = at;
        }
      } else if (at < to && p < pattern.length() && pattern.charAt(p) == text.charAt(at)) {
        p++;
        at++;
      } else if (at == to && isOver(p)) {
        return true;
      } else if (star >= 0 && starAt < to && text.charAt(starAt) != separator) {
        at = ++starAt;
        p = star;
      } else if (stars >= 0 && starsAt < to) {
        at = ++starsAt;
        p = stars;
        star = -1;
      } else {
        return false;
      }
    }
  }

  /** Whether what is left of the pattern may stand for nothing: {@code /**} is optional. */
  private boolean isOver(int p) {
    return p == pattern.length()
        || (p + 3 == pattern.length() && pattern.charAt(p) == separator && pattern.endsWith("**"));
  }

  @Override
  public String toString() {
    return pattern;
  }
}
