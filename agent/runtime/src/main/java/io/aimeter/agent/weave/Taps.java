package io.aimeter.agent.weave;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The taps of one woven class, a {@link Tap} a hook, made at their first use. Kept by the woven
 * class itself, so that they go when its loader goes.
 */
final class Taps {
  /** After so many errors a tap is off for its class. */
  private static final int MOST_ERRORS = 16;

  private final Class<?> owner;
  private final Tap[] taps = new Tap[Hooks.count()];
  private final boolean[] off = new boolean[Hooks.count()];
  private final AtomicInteger errors = new AtomicInteger();
  private ClassLoader loader;

  Taps(Class<?> owner) {
    this.owner = owner;
  }

  /** The tap of a hook; null where it is off. */
  Tap get(int hook, Meter meter) throws Exception {
    // Racy on purpose: a tap has only final fields, and a stale null costs one look under the lock.
    Tap known = taps[hook];
    return known != null && !off[hook] ? known : make(hook, meter);
  }

  private synchronized Tap make(int hook, Meter meter) throws Exception {
    if (off[hook]) {
      return null;
    }
    if (taps[hook] == null) {
      taps[hook] = construct(Hooks.at(hook).tapClass(), meter);
    }
    return taps[hook];
  }

  private Tap construct(String tapClass, Meter meter) throws Exception {
    if (loader == null) {
      ClassLoader agent = Taps.class.getClassLoader();
      ClassLoader application = owner.getClassLoader();
      // The agent's own loader sees all of the JDK.
      loader =
          application == null || application == ClassLoader.getPlatformClassLoader()
              ? agent
              : TapLoader.of(
                  agent, application, tapClass.substring(0, tapClass.lastIndexOf('.') + 1));
    }
    return Class.forName(tapClass, true, loader)
        .asSubclass(Tap.class)
        .getConstructor(Meter.class)
        .newInstance(meter);
  }

  /** Counts an error of a tap; true where it has now been turned off for it. */
  boolean failed(int hook, Throwable error) {
    boolean hopeless =
        error instanceof LinkageError
            || error instanceof ReflectiveOperationException
            || errors.incrementAndGet() >= MOST_ERRORS;
    if (!hopeless) {
      return false;
    }
    synchronized (this) {
      boolean first = !off[hook];
      off[hook] = true;
      return first;
    }
  }
}
