package io.aimeter.agent.weave;

import io.aimeter.agent.bridge.Bridge;
import io.aimeter.agent.health.Counters;
import io.aimeter.agent.health.Notices;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import java.util.function.Supplier;

/** The agent's end of the bridge: finds the tap, calls it, swallows and counts what it throws. */
public final class Dispatcher extends Bridge {
  private final Supplier<Meter> meters;
  private final Counters counters;
  private final Notices notices;
  private final ClassValue<Taps> taps =
      new ClassValue<>() {
        @Override
        protected Taps computeValue(Class<?> owner) {
          return new Taps(owner);
        }
      };

  /** A dispatcher for taps with this meter, which is asked for when the first hook is reached. */
  public Dispatcher(Supplier<Meter> meters, Counters counters, Notices notices) {
    this.meters = meters;
    this.counters = counters;
    this.notices = notices;
  }

  /** Makes the tap of a hook before the hook is reached. */
  void prepare(int hook, Class<?> owner) throws Exception {
    tap(hook, owner);
  }

  private Tap tap(int hook, Class<?> owner) throws Exception {
    return taps.get(owner).get(hook, meters.get());
  }

  @Override
  protected Object onEnter(
      int hook, Class<?> owner, Object self, Object first, Object second, Object third) {
    try {
      Tap tap = tap(hook, owner);
      return tap == null ? null : tap.enter(self, first, second, third);
    } catch (Throwable t) {
      failed(hook, owner, t);
      return null;
    }
  }

  @Override
  protected Object onArgument(int hook, Class<?> owner, Object token, int index, Object value) {
    try {
      Tap tap = tap(hook, owner);
      return tap == null ? null : tap.argument(token, index, value);
    } catch (Throwable t) {
      failed(hook, owner, t);
      return null;
    }
  }

  @Override
  protected Object onExit(int hook, Class<?> owner, Object token, Object result) {
    try {
      Tap tap = tap(hook, owner);
      return tap == null ? null : tap.exit(token, result);
    } catch (Throwable t) {
      failed(hook, owner, t);
      return null;
    }
  }

  @Override
  protected void onThrown(int hook, Class<?> owner, Object token, Throwable thrown) {
    try {
      Tap tap = tap(hook, owner);
      if (tap != null) {
        tap.thrown(token, thrown);
      }
    } catch (Throwable t) {
      failed(hook, owner, t);
    }
  }

  private void failed(int hook, Class<?> owner, Throwable t) {
    String tapName = Hooks.at(hook).tapName();
    counters.swallowed(tapName);
    if (taps.get(owner).failed(hook, t)) {
      notices.once(
          "tap "
              + tapName
              + " is off for "
              + owner.getName()
              + " of "
              + owner.getClassLoader()
              + (Hooks.at(hook).names()
                  ? ", no feature is named after it: "
                  : ", its calls are not metered: ")
              + t,
          t);
    }
  }
}
