package io.aimeter.agent.tap.handover;

import io.aimeter.agent.context.Handover;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;

/** The constructor of a task that is run once. */
public final class MadeTap extends Tap {
  private final Handover handover;

  /** Made by the hook table. */
  public MadeTap(Meter meter) {
    super(meter);
    handover = meter.handover();
  }

  @Override
  public Object enter(Object self, Object last, Object second, Object third) {
    handover.made(self);
    return null;
  }
}
