package io.aimeter.agent.tap.netty;

import io.aimeter.agent.pipeline.Attachments;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2Headers;

/** What the taps of HTTP/2 frames share: the exchanges that go on, beside their streams. */
abstract class StreamTap extends Tap {
  private static final Attachments<Http2FrameStream, StreamExchange> GOING_ON = new Attachments<>();

  /** The stream whose request the thread hands to the codec, where it is another tap's. */
  private static final ThreadLocal<Http2FrameStream> CLAIMED = new ThreadLocal<>();

  StreamTap(Meter meter) {
    super(meter);
    meter.prune(GOING_ON);
  }

  /** The exchange of a stream; null where it is not metered, mostly by a look at a count. */
  static StreamExchange of(Http2FrameStream stream) {
    return stream == null || GOING_ON.isEmpty() ? null : GOING_ON.get(stream);
  }

  /** Where the head of a request goes; null of foreign hosts, and of a server's responses. */
  final Target target(Http2Headers headers, ChannelHandlerContext context) {
    if (headers.method() == null || headers.path() == null) {
      return null;
    }
    CharSequence authority =
        headers.authority() == null ? headers.get("host") : headers.authority();
    return authority == null
        ? null
        : Target.of(authority.toString(), headers.path(), context.pipeline(), meter());
  }

  /** Claims a stream until {@link #unclaim}: what else the thread sends meanwhile is not it. */
  static void claim(Http2FrameStream stream) {
    CLAIMED.set(stream);
  }

  static void unclaim() {
    CLAIMED.remove();
  }

  static boolean isClaimed(Http2FrameStream stream) {
    return CLAIMED.get() == stream;
  }

  static void begun(Http2FrameStream stream, StreamExchange exchange) {
    GOING_ON.putIfAbsent(stream, exchange);
  }

  static void forget(Http2FrameStream stream) {
    GOING_ON.remove(stream);
  }
}
