package io.aimeter.agent.tap.okhttp;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.core.exchange.ExchangeEnd;

/** {@code RealWebSocket.onReadClose}: no more messages come. */
public final class ReadCloseTap extends SocketTap {
  /** Made by the hook table. */
  public ReadCloseTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Capture capture = of(self);
    if (capture != null) {
      capture.finish(ExchangeEnd.COMPLETE, null);
    }
    return null;
  }
}
