package io.aimeter.agent.tap.handover;

import io.aimeter.agent.context.Handover;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;

/**
 * {@code ThreadPoolExecutor.getTask}: between two tasks of a worker. Unlike the method that loops
 * around it, a worker that runs already comes here again.
 */
public final class NextTaskTap extends Tap {
  private static final Object WAITING = new Object();

  private final Handover handover;

  /** Made by the hook table. */
  public NextTaskTap(Meter meter) {
    super(meter);
    handover = meter.handover();
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    handover.endQueued();
    return WAITING;
  }

  @Override
  public Object exit(Object token, Object task) {
    handover.beginQueued(task);
    return null;
  }
}
