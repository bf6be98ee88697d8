package io.aimeter.agent.tap.handover;

import io.aimeter.agent.context.Handover;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;

/** The constructor of a {@code ThreadPoolExecutor}'s worker, which may bring its first task. */
public final class NewWorkerTap extends Tap {
  private final Handover handover;

  /** Made by the hook table. */
  public NewWorkerTap(Meter meter) {
    super(meter);
    handover = meter.handover();
  }

  @Override
  public Object enter(Object self, Object firstTask, Object second, Object third) {
    handover.moved(firstTask, self);
    return null;
  }
}
