package io.aimeter.agent.tap.handover;

import io.aimeter.agent.context.Handover;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;

/** {@code ThreadPoolExecutor.runWorker}: the worker's first task, and the end of its last. */
public final class WorkerTap extends Tap {
  private static final Object WORKING = new Object();

  private final Handover handover;

  /** Made by the hook table. */
  public WorkerTap(Meter meter) {
    super(meter);
    handover = meter.handover();
  }

  @Override
  public Object enter(Object self, Object worker, Object second, Object third) {
    handover.begin(worker);
    return WORKING;
  }

  @Override
  public Object exit(Object token, Object result) {
    handover.endQueued();
    return null;
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    handover.endQueued();
  }
}
