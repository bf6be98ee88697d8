package io.aimeter.agent.bridge;

/**
 * What woven methods call. Defined in the boot loader, so that every class can link to it; knows
 * only {@code Object}, because the classes it stands for live in loaders it cannot see.
 *
 * <p>Nothing here throws: without a dispatcher, or where the dispatcher fails, the woven method
 * behaves as if it were not woven. The dispatcher swallows and counts its own failures; what passes
 * even that (a stack overflow, say) ends here.
 */
public abstract class Bridge {
  private static volatile Bridge dispatcher;

  /** For the dispatcher, of which there is one. */
  protected Bridge() {}

  /** Connects woven methods to the agent; null disconnects them. */
  public static void connect(Bridge target) {
    dispatcher = target;
  }

  /**
   * A hooked method begins.
   *
   * @param hook the row of the hook table
   * @param owner the class that declares the method
   * @return the token to hand to the other methods; null to leave this call alone
   */
  public static Object enter(
      int hook, Class<?> owner, Object self, Object first, Object second, Object third) {
    try {
      Bridge target = dispatcher;
      return target == null ? null : target.onEnter(hook, owner, self, first, second, third);
    } catch (Throwable t) {
      return null;
    }
  }

  /** What the method works with in place of an argument; the argument itself to change nothing. */
  public static Object argument(Object value, Object token, int index, int hook, Class<?> owner) {
    if (token == null) {
      return value;
    }
    try {
      Bridge target = dispatcher;
      Object replacement =
          target == null ? null : target.onArgument(hook, owner, token, index, value);
      return replacement == null ? value : replacement;
    } catch (Throwable t) {
      return value;
    }
  }

  /** The method returns; what its caller gets in place of the result. */
  public static Object exit(Object result, Object token, int hook, Class<?> owner) {
    if (token == null) {
      return result;
    }
    try {
      Bridge target = dispatcher;
      Object replacement = target == null ? null : target.onExit(hook, owner, token, result);
      return replacement == null ? result : replacement;
    } catch (Throwable t) {
      return result;
    }
  }

  /** The method ends by an exception, which goes on to its caller unchanged. */
  public static void thrown(Throwable thrown, Object token, int hook, Class<?> owner) {
    if (token == null) {
      return;
    }
    try {
      Bridge target = dispatcher;
      if (target != null) {
        target.onThrown(hook, owner, token, thrown);
      }
    } catch (Throwable t) {
      // The exception of the application is the one that counts.
    }
  }

  /** See {@link #enter}. */
  protected abstract Object onEnter(
      int hook, Class<?> owner, Object self, Object first, Object second, Object third);

  /** See {@link #argument}; null changes nothing. */
  protected abstract Object onArgument(
      int hook, Class<?> owner, Object token, int index, Object value);

  /** See {@link #exit}; null changes nothing. */
  protected abstract Object onExit(int hook, Class<?> owner, Object token, Object result);

  /** See {@link #thrown}. */
  protected abstract void onThrown(int hook, Class<?> owner, Object token, Throwable thrown);
}
