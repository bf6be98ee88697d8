package io.aimeter.agent.tap.armeria;

import io.aimeter.agent.pipeline.Meter;

/** {@code DefaultRequestLog.endResponse}: the response has ended, or the exchange has failed. */
public final class EndTap extends CallTap {
  /** Made by the hook table. */
  public EndTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Call call = of(self);
    if (call != null) {
      forget(self);
      call.logged((Throwable) first);
    }
    return null;
  }
}
