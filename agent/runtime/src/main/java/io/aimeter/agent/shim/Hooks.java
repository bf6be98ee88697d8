package io.aimeter.agent.shim;

/**
 * In place of {@link Runtime}'s shutdown hooks: the journal closes nothing, so nothing is
 * registered.
 */
public final class Hooks {
  private Hooks() {}

  /** For {@link Runtime#addShutdownHook}. */
  public static void addShutdownHook(Runtime runtime, Thread hook) {}

  /** For {@link Runtime#removeShutdownHook}. */
  public static boolean removeShutdownHook(Runtime runtime, Thread hook) {
    return false;
  }
}
