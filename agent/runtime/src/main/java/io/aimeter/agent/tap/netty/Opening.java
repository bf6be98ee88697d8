package io.aimeter.agent.tap.netty;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.core.provider.Endpoint;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2HeadersFrame;

/** The head of a request while it is written: it may turn out that the connection takes no more. */
final class Opening {
  private static final String CLIENT = "netty";

  private final Http2HeadersFrame frame;
  private final ChannelPromise promise;
  private final String method;
  private final Target target;
  private final Endpoint endpoint;

  Opening(
      Http2HeadersFrame frame,
      ChannelPromise promise,
      String method,
      Target target,
      Endpoint endpoint) {
    this.frame = frame;
    this.promise = promise;
    this.method = method;
    this.target = target;
    this.endpoint = endpoint;
  }

  Http2FrameStream stream() {
    return frame.stream();
  }

  /** Whether it has failed already; then it may be sent again over another connection. */
  boolean refused() {
    return promise.isDone() && !promise.isSuccess();
  }

  StreamExchange begin(Meter meter) {
    return new StreamExchange(
        meter.begin(
            CLIENT,
            endpoint,
            method,
            target.host,
            target.port,
            target.pathAndQuery,
            new StreamHeadersCopy(frame.headers())));
  }

  /** It may wait for a free stream, and fail yet; a void promise takes no listener. */
  void watch(StreamExchange exchange) {
    if (!promise.isDone() && !promise.isVoid()) {
      promise.addListener(
          sent -> {
            if (!sent.isSuccess()) {
              exchange.unsent();
            }
          });
    }
  }
}
