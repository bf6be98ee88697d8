package io.aimeter.agent.tap.okhttp;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.core.exchange.ExchangeEnd;

/** {@code RealWebSocket.cancel}, of which the listener hears as of any other failure. */
public final class CancelTap extends SocketTap {
  /** Made by the hook table. */
  public CancelTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Capture capture = of(self);
    if (capture != null) {
      capture.finish(ExchangeEnd.CANCELLED, null);
    }
    return null;
  }
}
