package io.aimeter.agent.tap.handover;

import io.aimeter.agent.context.Handover;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;

/** {@code ThreadPoolExecutor.execute}. */
public final class QueueTap extends Tap {
  private final Handover handover;

  /** Made by the hook table. */
  public QueueTap(Meter meter) {
    super(meter);
    handover = meter.handover();
  }

  @Override
  public Object enter(Object self, Object task, Object second, Object third) {
    handover.queued(task);
    return null;
  }
}
