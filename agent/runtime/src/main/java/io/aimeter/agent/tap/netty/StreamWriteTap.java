package io.aimeter.agent.tap.netty;

import io.aimeter.agent.pipeline.Meter;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2HeadersFrame;

/**
 * {@code AbstractHttp2StreamChannel.write0}: a stream's channel hands a frame to its connection.
 * Some clients are known by the handlers of their streams only, which the codec cannot see: what
 * they send is claimed on its way to the codec.
 */
public final class StreamWriteTap extends StreamTap {
  /** Made by the hook table. */
  public StreamWriteTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    if (!(second instanceof Http2HeadersFrame)) {
      return null;
    }
    Http2HeadersFrame frame = (Http2HeadersFrame) second;
    if (target(frame.headers(), (ChannelHandlerContext) first) == null
        || !Owners.claim(((Channel) self).pipeline())) {
      return null;
    }
    claim(frame.stream());
    return self;
  }

  @Override
  public Object exit(Object token, Object result) {
    unclaim();
    return null;
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    unclaim();
  }
}
