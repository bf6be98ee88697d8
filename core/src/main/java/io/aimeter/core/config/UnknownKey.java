package io.aimeter.core.config;

import java.util.Locale;

/**
 * Decides whether a name that is no {@link Key} is a slip of the user's. Everything below {@code
 * aimeter.} is ours alone. Below {@code ai.} live others too (ai.djl, AI_GATEWAY_API_KEY): there a
 * name must be close to one of ours, or be a property of one word, to be worth a message.
 */
final class UnknownKey {
  private static final int CLOSE = 2;

  /** The agent's own mark against being attached twice. */
  private static final String ATTACHED = "aimeter.agent";

  private UnknownKey() {}

  /** What to say about the name, beginning with it; null where nothing is wrong. */
  static String problem(String name, boolean environment) {
    if (name.equals(ATTACHED) || (environment && isOfKubernetes(name))) {
      return null;
    }
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (Key key : Key.values()) {
      String known = environment ? key.environmentVariable() : key.property();
      if (matches(key, known, name)) {
        return null;
      }
      int distance = distance(name, known);
      if (distance < least) {
        least = distance;
        nearest = known;
      }
    }
    boolean ours = name.toLowerCase(Locale.ROOT).startsWith("aimeter");
    boolean oneWord = !environment && name.indexOf('.', "ai.".length()) < 0;
    return ours || oneWord || least <= CLOSE ? name + "; the nearest known is " + nearest : null;
  }

  /**
   * Kubernetes tells of a service called aimeter by AIMETER_SERVICE_HOST, AIMETER_PORT and more.
   */
  private static boolean isOfKubernetes(String name) {
    return name.startsWith("AIMETER_SERVICE_") || name.startsWith("AIMETER_PORT");
  }

  private static boolean matches(Key key, String known, String name) {
    return key.isFamily()
        ? name.startsWith(known.substring(0, known.length() - 1)) && name.length() >= known.length()
        : name.equals(known);
  }

  /** The edits (insert, delete, replace one character) between two names. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
