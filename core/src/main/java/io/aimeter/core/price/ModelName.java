package io.aimeter.core.price;

/** The rules by which a model's name leads to a more general one. */
final class ModelName {
  private static final String FINE_TUNED = "ft:";
  private static final String LATEST = "-latest";

  /** Amazon's names of what has no owner: the model's own name is behind the slash. */
  private static final String[] ARNS = {":inference-profile/", ":foundation-model/"};

  private ModelName() {}

  /**
   * The name without {@code -2024-08-06}, {@code -20241022} or {@code -latest}. Of a fine-tuned
   * model, {@code ft:BASE:organisation::id}, it is {@code ft:BASE}: fine-tuned models have prices
   * of their own, and without one are not priced as their base. Of Amazon's resource names of
   * system-defined inference profiles and foundation models it is what stands behind the slash; an
   * application's own profile says nothing of its model. Null where no rule applies.
   */
  static String withoutEnding(String name) {
    if (name.startsWith(FINE_TUNED)) {
      int end = name.indexOf(':', FINE_TUNED.length());
      return end < 0 ? null : name.substring(0, end);
    }
    if (name.startsWith("arn:")) {
      for (String kind : ARNS) {
        int at = name.indexOf(kind);
        if (at > 0) {
          return name.substring(at + kind.length());
        }
      }
      return null;
    }
    if (name.endsWith(LATEST)) {
      return name.substring(0, name.length() - LATEST.length());
    }
    int length = name.length();
    if (length > 11 && matches(name, length - 11, "-dddd-dd-dd")) {
      return name.substring(0, length - 11);
    }
    if (length > 9 && matches(name, length - 9, "-dddddddd")) {
      return name.substring(0, length - 9);
    }
    return null;
  }

  /** Whether the pattern stands at the index: {@code d} is a digit, anything else is itself. */
  private static boolean matches(String name, int start, String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      char c = name.charAt(start + i);
      char p = pattern.charAt(i);
      if (p == 'd' ? c < '0' || c > '9' : c != p) {
        return false;
      }
    }
    return true;
  }
}
