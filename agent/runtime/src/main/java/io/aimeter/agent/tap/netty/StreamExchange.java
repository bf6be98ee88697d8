package io.aimeter.agent.tap.netty;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.core.exchange.ExchangeEnd;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamFrame;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;

/** One stream of an HTTP/2 connection, used by its event loop alone; does not refer to it. */
final class StreamExchange {
  private static final int SWITCHED = 101;
  private static final int FINAL = 200;

  private final Capture capture;

  StreamExchange(Capture capture) {
    this.capture = capture;
  }

  /** A frame goes out, after the head of the request. */
  void sent(Http2StreamFrame frame) {
    if (frame instanceof Http2DataFrame) {
      Bytes.sent(((Http2DataFrame) frame).content(), capture);
    } else if (frame instanceof Http2ResetFrame) {
      capture.finish(ExchangeEnd.CANCELLED, null);
    }
  }

  /** A frame has come in. */
  void received(Http2StreamFrame frame) {
    if (frame instanceof Http2DataFrame) {
      Http2DataFrame data = (Http2DataFrame) frame;
      Bytes.received(data.content(), capture);
      received(data.isEndStream());
    } else if (frame instanceof Http2HeadersFrame) {
      Http2HeadersFrame head = (Http2HeadersFrame) frame;
      head(head.headers());
      received(head.isEndStream());
    } else if (frame instanceof Http2ResetFrame) {
      Http2Error error = Http2Error.valueOf(((Http2ResetFrame) frame).errorCode());
      capture.finish(ExchangeEnd.FAILED, new IOException("stream reset: " + error));
    }
  }

  private void received(boolean last) {
    if (last) {
      capture.finish(ExchangeEnd.COMPLETE, null);
    }
  }

  /** Trailers have no status. */
  private void head(Http2Headers headers) {
    if (headers.status() == null) {
      return;
    }
    int status = Integer.parseInt(headers.status().toString());
    if (status >= FINAL || status == SWITCHED) {
      capture.responseHead(status, new StreamHeadersCopy(headers), false);
    }
  }

  /** The stream is closed; where it has not ended before, the connection is gone. */
  void closed() {
    capture.finish(ExchangeEnd.FAILED, new ClosedChannelException());
  }

  /** The head could not be sent: there was no exchange. */
  void unsent() {
    capture.discard();
  }
}
