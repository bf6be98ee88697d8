package io.aimeter.agent.tap.netty;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.core.provider.Endpoint;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2StreamFrame;

/** {@code Http2FrameCodec.write}: a frame on its way out. */
public final class FrameWriteTap extends StreamTap {
  /** Made by the hook table. */
  public FrameWriteTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    if (!(second instanceof Http2StreamFrame)) {
      return null;
    }
    Http2StreamFrame frame = (Http2StreamFrame) second;
    StreamExchange exchange = of(frame.stream());
    if (exchange != null) {
      exchange.sent(frame);
      return null;
    }
    return second instanceof Http2HeadersFrame
        ? opening((ChannelHandlerContext) first, (Http2HeadersFrame) second, (ChannelPromise) third)
        : null;
  }

  /** The request that opens a stream; null where it is none, as for a server's response. */
  private Opening opening(
      ChannelHandlerContext context, Http2HeadersFrame frame, ChannelPromise promise) {
    Http2Headers headers = frame.headers();
    Target target = frame.stream() == null ? null : target(headers, context);
    if (target == null || isClaimed(frame.stream()) || Owners.claim(context.pipeline())) {
      return null;
    }
    String method = headers.method().toString();
    Endpoint endpoint = meter().match(target.host, target.port, method, target.pathAndQuery);
    return endpoint == null ? null : new Opening(frame, promise, method, target, endpoint);
  }

  /** Now that there is a stream, or that none could be opened. */
  @Override
  public Object exit(Object token, Object result) {
    Opening opening = (Opening) token;
    if (opening.refused()) {
      return null;
    }
    StreamExchange exchange = opening.begin(meter());
    begun(opening.stream(), exchange);
    opening.watch(exchange);
    return null;
  }
}
