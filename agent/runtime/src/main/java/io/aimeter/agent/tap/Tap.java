package io.aimeter.agent.tap;

import io.aimeter.agent.pipeline.Meter;

/**
 * What is done where one hooked method of an HTTP library begins and ends. The subclass is named in
 * the hook table and constructed with the {@link Meter}, once for each class that declares the
 * hooked method; it may name types of the library, because it is loaded in a loader that sees both
 * the agent and the library.
 *
 * <p>All methods run on the application's thread, at any time, on many threads. They may throw:
 * what they throw is counted and never reaches the application. They must not block, nor call
 * anything that is not cheap before {@link Meter#watches} has said that the host is an AI
 * provider's.
 */
public abstract class Tap {
  private final Meter meter;

  /** Every tap has a public constructor that takes the meter alone. */
  protected Tap(Meter meter) {
    this.meter = meter;
  }

  /** Where captures begin. */
  protected final Meter meter() {
    return meter;
  }

  /**
   * The hooked method begins.
   *
   * @param self the object it is called on, null for a static method
   * @param first its first argument, null if it has none or a primitive one other than a boolean;
   *     likewise the others
   * @return a token for the methods below, typically the {@link io.aimeter.agent.pipeline.Capture};
   *     null to leave this call alone
   */
  public abstract Object enter(Object self, Object first, Object second, Object third)
      throws Throwable;

  /**
   * What the method works with in place of an argument the hook table says may be replaced; null
   * changes nothing. Called only with a token.
   *
   * @param index of the argument, from 0
   */
  public Object argument(Object token, int index, Object value) throws Throwable {
    return null;
  }

  /**
   * The method returns normally. Called only with a token.
   *
   * @param result null also where the method is void or its result primitive
   * @return what its caller gets in place of the result; null changes nothing
   */
  public Object exit(Object token, Object result) throws Throwable {
    return null;
  }

  /** The method ends by an exception, which goes on unchanged. Called only with a token. */
  public void thrown(Object token, Throwable thrown) throws Throwable {}
}
