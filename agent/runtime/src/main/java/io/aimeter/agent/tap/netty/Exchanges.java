package io.aimeter.agent.tap.netty;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.core.exchange.ExchangeEnd;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * The exchanges that go on over one connection, in the order of their requests, which is that of
 * the responses. Used by the connection's event loop alone; refers to nothing of the connection.
 */
final class Exchanges {
  private static final int SWITCHED = 101;
  private static final int FINAL = 200;

  /** One for each request that has no whole response yet; empty where it is not metered. */
  private final ArrayDeque<Optional<Capture>> waiting = new ArrayDeque<>();

  private List<?> decoded;
  private int before;
  private boolean interim;
  private boolean endsWithConnection;

  /** A request begins to be sent. */
  void begin(Optional<Capture> capture) {
    waiting.add(capture);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Bytes of the body of the request begun last. */
  void sent(Object message) {
    Capture capture = waiting.isEmpty() ? null : waiting.getLast().orElse(null);
    if (capture == null) {
      return;
    }
    ByteBuf bytes = bytes(message);
    if (bytes != null) {
      Bytes.sent(bytes, capture);
    } else if (!(message instanceof HttpObject)) {
      capture.giveUpBody(); // a region of a file, which never enters memory
    }
  }

  private static ByteBuf bytes(Object message) {
    return message instanceof ByteBuf
        ? (ByteBuf) message
        : message instanceof ByteBufHolder ? ((ByteBufHolder) message).content() : null;
  }

  /** The codec begins to decode into a list. */
  void decoding(List<?> messages) {
    decoded = messages;
    before = messages.size();
  }

  /** The codec has decoded: what is new in the list. */
  void decoded() {
    List<?> messages = decoded;
    decoded = null;
    for (int i = before; i < messages.size() && !waiting.isEmpty(); i++) {
      if (messages.get(i) instanceof HttpObject) {
        received((HttpObject) messages.get(i));
      }
    }
  }

  private void received(HttpObject message) {
    Capture capture = waiting.getFirst().orElse(null);
    if (message instanceof HttpResponse) {
      head((HttpResponse) message, capture);
    }
    if (message.decoderResult().isFailure()) {
      waiting.removeFirst();
      finish(capture, ExchangeEnd.FAILED, message.decoderResult().cause());
      return;
    }
    if (capture != null) {
      ByteBuf bytes = bytes(message);
      if (bytes != null) {
        Bytes.received(bytes, capture);
      }
    }
    if (message instanceof LastHttpContent && !interim) {
      waiting.removeFirst();
      finish(capture, ExchangeEnd.COMPLETE, null);
    }
  }

  private void head(HttpResponse response, Capture capture) {
    int status = response.status().code();
    interim = status < FINAL && status != SWITCHED;
    endsWithConnection =
        !interim
            && !HttpUtil.isContentLengthSet(response)
            && !HttpUtil.isTransferEncodingChunked(response);
    if (capture != null && !interim) {
      capture.responseHead(status, new HeadersCopy(response.headers()), false);
    }
  }

  /** The connection is gone; whoever closed it, a response that it does not end is not whole. */
  void closed() {
    boolean whole = endsWithConnection;
    while (!waiting.isEmpty()) {
      Capture capture = waiting.removeFirst().orElse(null);
      finish(
          capture,
          whole ? ExchangeEnd.COMPLETE : ExchangeEnd.FAILED,
          whole ? null : new ClosedChannelException());
      whole = false;
    }
  }

  private static void finish(Capture capture, ExchangeEnd end, Throwable thrown) {
    if (capture != null) {
      capture.finish(end, thrown);
    }
  }
}
