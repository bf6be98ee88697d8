package io.aimeter.agent.tap.okhttp;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.core.exchange.ExchangeEnd;
import okhttp3.Response;

/**
 * {@code RealWebSocket.failWebSocket}: the connection is lost, or never became a WebSocket. A
 * provider that refuses has answered, as it answers any other call.
 */
public final class FailTap extends SocketTap {
  /** Made by the hook table. */
  public FailTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Capture capture = of(self);
    if (capture != null) {
      Response answer = (Response) second;
      if (answer != null && answer.code() != ChainTap.SWITCHED) {
        capture.finish(ExchangeEnd.COMPLETE, null);
      } else {
        capture.finish(ExchangeEnd.FAILED, (Throwable) first);
      }
    }
    return null;
  }
}
