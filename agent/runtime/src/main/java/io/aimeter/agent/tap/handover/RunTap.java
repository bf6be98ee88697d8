package io.aimeter.agent.tap.handover;

import io.aimeter.agent.context.Handover;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;

/** {@code run} of a task that is run once. */
public final class RunTap extends Tap {
  private final Handover handover;

  /** Made by the hook table. */
  public RunTap(Meter meter) {
    super(meter);
    handover = meter.handover();
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return handover.begin(self);
  }

  @Override
  public Object exit(Object token, Object result) {
    handover.end(token);
    return null;
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    handover.end(token);
  }
}
