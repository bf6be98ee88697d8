package io.aimeter.agent.tap.jdk;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import io.aimeter.core.exchange.ExchangeEnd;

/** {@code WebSocketImpl.abort}, after which the listener hears nothing. */
public final class AbortTap extends Tap {
  /** Made by the hook table. */
  public AbortTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Capture capture = Sockets.of(self);
    if (capture != null) {
      capture.finish(ExchangeEnd.CANCELLED, null);
    }
    return null;
  }
}
