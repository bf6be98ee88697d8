package io.aimeter.core.attribution.rules;

import io.aimeter.core.attribution.Dimension;
import io.aimeter.core.config.Nearest;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of fields in a rules file. Dimensions are called as in settings, without {@code ai.}.
 */
public final class Names {
  static final String RULES = "rules";
  static final String NAME = "name";
  static final String WHEN = "when";
  static final String SET = "set";

  private static final String PREFIX = "ai.";
  private static final String TAG = "tag.";

  private Names() {}

  /** What rules call a tag. */
  public static String ofTag(String tag) {
    return TAG + tag;
  }

  /** The dimension of a name; null where it is none, or the user, of whom rules know nothing. */
  public static Dimension dimension(String name) {
    for (Dimension dimension : Dimension.values()) {
      if (dimension != Dimension.USER && name(dimension).equals(name)) {
        return dimension;
      }
    }
    return null;
  }

  /** What rules call a dimension. */
  public static String name(Dimension dimension) {
    return dimension.key().property().substring(PREFIX.length());
  }

  static boolean isTag(String name) {
    return name.startsWith(TAG) && name.length() > TAG.length();
  }

  /** The tag of a name that {@link #isTag}. */
  static String tag(String name) {
    return name.substring(TAG.length());
  }

  /** What a rule may set. */
  static List<String> settable() {
    List<String> names = new ArrayList<>();
    for (Dimension dimension : Dimension.values()) {
      if (dimension != Dimension.USER) {
        names.add(name(dimension));
      }
    }
    names.add(TAG + "NAME");
    return names;
  }

  /** What a rule may look at. */
  static List<String> conditions() {
    List<String> names = new ArrayList<>(List.of("package", "class", "route", "host", "key"));
    names.addAll(settable());
    return names;
  }

  /** What to say of a field that is not one of these. */
  static String unknown(String field, List<String> known) {
    return "unknown field '"
        + shortened(field)
        + "'; did you mean "
        + Nearest.to(field, known)
        + "? Known are "
        + String.join(", ", known);
  }

  private static String shortened(String field) {
    return field.length() > 24 ? field.substring(0, 24) + "…" : field;
  }
}
