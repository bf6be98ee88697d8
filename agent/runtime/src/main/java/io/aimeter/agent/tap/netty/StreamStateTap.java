package io.aimeter.agent.tap.netty;

import io.aimeter.agent.pipeline.Meter;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2Stream;

/** {@code Http2FrameCodec.onHttp2StreamStateChanged}: a stream opens or closes. */
public final class StreamStateTap extends StreamTap {
  /** Made by the hook table. */
  public StreamStateTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Http2FrameStream stream = (Http2FrameStream) second;
    StreamExchange exchange = of(stream);
    if (exchange != null && stream.state() == Http2Stream.State.CLOSED) {
      forget(stream);
      exchange.closed();
    }
    return null;
  }
}
