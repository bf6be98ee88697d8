package io.aimeter.core.provider;

import java.util.Locale;

/**
 * One segment of a path pattern: a literal; {@code *} for any text; {@code {model}} for the name of
 * a model; {@code {model~embed}} for that of one whose name has {@code embed} in it. The variable
 * ones may be followed by a verb, as in {@code {model}:generateContent}. Immutable.
 */
final class PathPart {
  private static final String MODEL = "{model";

  /** Null where the segment is variable. */
  private final String literal;

  private final boolean model;
  private final String infix;
  private final String verb;

  PathPart(String pattern) {
    model = pattern.startsWith(MODEL);
    int end = model ? pattern.indexOf('}') + 1 : pattern.startsWith("*") ? 1 : 0;
    boolean variable = end > 0 && (end == pattern.length() || pattern.charAt(end) == ':');
    literal = variable ? null : pattern;
    verb = variable ? pattern.substring(end) : "";
    infix = model && end > MODEL.length() + 1 ? pattern.substring(MODEL.length() + 1, end - 1) : "";
  }

  /** Whether the segment says more than that something is there. */
  boolean isParticular() {
    return literal != null || !verb.isEmpty();
  }

  /** Whether only some models' names fit. */
  boolean isOfSomeModels() {
    return !infix.isEmpty();
  }

  boolean isModel() {
    return model && literal == null;
  }

  boolean matches(String segment) {
    if (literal != null) {
      return literal.equals(segment);
    }
    return segment.length() > verb.length()
        && segment.endsWith(verb)
        && (infix.isEmpty() || segment.toLowerCase(Locale.ROOT).contains(infix));
  }

  /** The literal, or the verb; a star where there is neither. */
  String ending() {
    if (literal != null) {
      return literal;
    }
    return verb.isEmpty() ? PathPattern.ANY_ENDING : verb;
  }

  /** What of a matching segment stands for the model. */
  String variable(String segment) {
    return segment.substring(0, segment.length() - verb.length());
  }
}
