package io.aimeter.agent.tap.netty;

import io.aimeter.agent.pipeline.Meter;
import io.netty.handler.codec.http2.Http2StreamFrame;

/** {@code Http2FrameCodec.onHttp2Frame}: a frame that has come in, before anybody has it. */
public final class FrameReadTap extends StreamTap {
  /** Made by the hook table. */
  public FrameReadTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    if (second instanceof Http2StreamFrame) {
      Http2StreamFrame frame = (Http2StreamFrame) second;
      StreamExchange exchange = of(frame.stream());
      if (exchange != null) {
        exchange.received(frame);
      }
    }
    return null;
  }
}
