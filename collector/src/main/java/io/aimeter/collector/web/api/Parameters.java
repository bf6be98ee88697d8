package io.aimeter.collector.web.api;

import io.aimeter.query.BadInput;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.TreeSet;

/** The parameters of a question: those of the command line, by the same names. */
final class Parameters {
  private static final int MOST = 64;
  private static final int LONGEST = 500;
  private static final String REPEATABLE = "where";

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /**
   * Those of a query string.
   *
   * @param query undecoded; null for none
   * @param known the names there are
   * @throws BadInput if there is another, or one is given twice, is too long or cannot be decoded
   */
  Parameters(String query, Set<String> known) {
    StringTokenizer pairs = new StringTokenizer(query == null ? "" : query, "&");
    if (pairs.countTokens() > MOST) {
      throw new BadInput("there are more than " + MOST + " parameters");
    }
    while (pairs.hasMoreTokens()) {
      String pair = pairs.nextToken();
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      if (!known.contains(name)) {
        throw new BadInput(
            "unknown parameter '"
                + shortened(name)
                + "'; "
                + (known.isEmpty() ? "there is none" : "there are " + new TreeSet<>(known)));
      }
      String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
      if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
        throw new BadInput("--" + name + ": is too long, or has control characters in it");
      }
      List<String> all = values.computeIfAbsent(name, none -> new ArrayList<>());
      all.add(value);
      if (all.size() > 1 && !name.equals(REPEATABLE)) {
        throw new BadInput("--" + name + ": is given twice");
      }
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadInput("'" + shortened(text) + "' is not encoded as a URL must be");
    }
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  /** The value; null where it is not given or empty. */
  String text(String name) {
    List<String> given = values.get(name);
    return given == null || given.get(0).isEmpty() ? null : given.get(0);
  }

  /** The value, or else another. */
  String text(String name, String otherwise) {
    String given = text(name);
    return given == null ? otherwise : given;
  }

  /** All values. */
  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** The parts of a value that commas separate. */
  List<String> list(String name, String otherwise) {
    List<String> parts = new ArrayList<>();
    StringTokenizer tokens = new StringTokenizer(text(name, otherwise), ",");
    while (tokens.hasMoreTokens()) {
      parts.add(tokens.nextToken().trim());
    }
    return parts;
  }

  /**
   * A whole number.
   *
   * @throws BadInput if it is none, or not from 1 to the most there may be
   */
  int count(String name, int otherwise, int most) {
    String given = text(name);
    if (given == null) {
      return otherwise;
    }
    boolean whole = given.matches("\\d{1,9}");
    int count = whole ? Integer.parseInt(given) : 0;
    if (count < 1 || count > most) {
      throw new BadInput("--" + name + ": '" + given + "' is no whole number from 1 to " + most);
    }
    return count;
  }
}
