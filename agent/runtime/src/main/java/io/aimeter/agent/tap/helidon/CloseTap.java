package io.aimeter.agent.tap.helidon;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.core.exchange.ExchangeEnd;

/** {@code close} of both protocols' responses: before its end, the application wants no more. */
public final class CloseTap extends CallTap {
  /** Made by the hook table. */
  public CloseTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Call call = of(self);
    if (call != null) {
      call.capture().finish(ExchangeEnd.CANCELLED, null);
    }
    return null;
  }
}
