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
    if (name.equals(ATTACHED)
        || (environment && (isOfKubernetes(name) || name.startsWith(Key.COLLECTOR_PREFIX)))) {
      return null;
    }
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (Key key : Key.values()) {
      String known = environment ? key.environmentVariable() : key.property();
      if (matches(key, known, name)) {
        return null;
      }
      int distance = Nearest.distance(name, known);
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
}
