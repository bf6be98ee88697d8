package io.aimeter.cli.rules;

import java.util.regex.Pattern;

/** A pattern of a CODEOWNERS file as it matches paths, files and the directories above them. */
final class PathPattern {
  private final Pattern regex;

  PathPattern(String pattern) {
    String path = pattern.startsWith("/") ? pattern.substring(1) : pattern;
    boolean anchored = pattern.replaceAll("/$", "").indexOf('/') >= 0;
    StringBuilder text = new StringBuilder(anchored ? "" : "(?:.*/)?");
    for (int i = 0; i < path.length(); i++) {
      if (path.startsWith("**/", i)) {
        text.append("(?:.*/)?");
        i += 2;
      } else if (path.startsWith("**", i)) {
        text.append(".*");
        i++;
      } else if (path.charAt(i) == '*') {
        text.append("[^/]*");
      } else if (path.charAt(i) == '/' && i + 1 == path.length()) {
        break; // a directory's; all that is below it matches anyway
      } else {
        text.append(Pattern.quote(path.substring(i, i + 1)));
      }
    }
    boolean filesOnly = pattern.endsWith("/*");
    this.regex = Pattern.compile(text + (filesOnly ? "" : "(?:/.*)?"));
  }

  /** Whether it matches all source files that another pattern matches. */
  boolean covers(String other) {
    String path = other.startsWith("/") ? other.substring(1) : other;
    path = path.replaceAll("(?:/\\**)+$", "");
    boolean file = path.matches(".*\\.(?:java|kt|scala|groovy)");
    return regex.matcher(file ? path : path + "/~/~/X.java").matches();
  }
}
