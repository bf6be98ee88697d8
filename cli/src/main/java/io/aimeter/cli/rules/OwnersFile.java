package io.aimeter.cli.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a CODEOWNERS file, of GitHub or GitLab. */
final class OwnersFile {
  private static final Pattern SECTION =
      Pattern.compile("\\^?\\[([^\\]]+)\\](?:\\[\\d+\\])?(?:\\s+(.*))?");

  private OwnersFile() {}

  /** Its lines, but for comments and section heads. */
  static List<OwnerLine> parse(String text) {
    List<OwnerLine> lines = new ArrayList<>();
    String section = "";
    List<String> owners = List.of();
    int number = 0;
    for (String raw : text.split("\n", -1)) {
      number++;
      String line = raw.trim();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher head = SECTION.matcher(line);
      if (head.matches()) {
        section = head.group(1).trim().toLowerCase(Locale.ROOT);
        owners = head.group(2) == null ? List.of() : words(head.group(2));
        continue;
      }
      List<String> words = words(line);
      if (words.isEmpty()) {
        continue;
      }
      boolean excluded = words.get(0).startsWith("!");
      List<String> own = words.subList(1, words.size());
      lines.add(
          new OwnerLine(
              number,
              section,
              excluded ? words.get(0).substring(1) : words.get(0),
              excluded,
              List.copyOf(own.isEmpty() ? owners : own)));
    }
    return lines;
  }

  /** The words up to a comment; a backslash takes what follows as it is. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= line.length(); i++) {
      char c = i < line.length() ? line.charAt(i) : ' ';
      if (c == '\\' && i + 1 < line.length()) {
        word.append(line.charAt(++i));
      } else if (c == '#' && word.length() == 0) {
        break;
      } else if (!Character.isWhitespace(c)) {
        word.append(c);
      } else if (word.length() > 0) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    return words;
  }
}
