package io.aimeter.agent.tap.entry;

import io.aimeter.agent.context.EntryPoint;
import io.aimeter.agent.context.EntryPoints;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;

/** A method inside which the thread is inside an entry point. It sees no call itself. */
public abstract class EntryTap extends Tap {
  /** Every tap has a public constructor that takes the meter alone. */
  protected EntryTap(Meter meter) {
    super(meter);
  }

  /**
   * The entry point; null where there is none worth a name, and what holds around it holds on.
   *
   * @param self as for {@link #enter}, and the others
   */
  protected abstract EntryPoint entryPoint(Object self, Object first, Object second, Object third)
      throws Throwable;

  @Override
  public final Object enter(Object self, Object first, Object second, Object third)
      throws Throwable {
    EntryPoint entered = entryPoint(self, first, second, third);
    return entered == null ? null : new Left(EntryPoints.replace(entered));
  }

  @Override
  public final Object exit(Object token, Object result) {
    EntryPoints.replace(((Left) token).before);
    return null;
  }

  @Override
  public final void thrown(Object token, Throwable thrown) {
    EntryPoints.replace(((Left) token).before);
  }

  /** What the thread was inside before; perhaps nothing. */
  private static final class Left {
    final EntryPoint before;

    Left(EntryPoint before) {
      this.before = before;
    }
  }
}
