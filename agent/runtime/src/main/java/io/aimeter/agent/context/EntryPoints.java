package io.aimeter.agent.context;

/**
 * The entry point that each thread is inside. Where one lies inside another, as an AI service
 * inside a request, the inner one counts. Thread-safe.
 */
public final class EntryPoints {
  /** Under this key a Reactor Context has the {@link EntryPoint} of its request. */
  public static final Object KEY = "io.aimeter.entrypoint";

  private static final ThreadLocal<EntryPoint> CURRENT = new ThreadLocal<>();

  private EntryPoints() {}

  /** The one this thread is inside; null if none. */
  public static EntryPoint current() {
    return CURRENT.get();
  }

  /**
   * This thread is inside that one now: to be undone with what is returned, on the same thread.
   *
   * @param next null for none; nothing of ours then stays with the thread
   * @return the one before; null if none
   */
  public static EntryPoint replace(EntryPoint next) {
    EntryPoint before = CURRENT.get();
    if (next == null) {
      CURRENT.remove();
    } else if (next != before) {
      CURRENT.set(next);
    }
    return before;
  }
}
