package io.aimeter.agent.tap.reactornetty;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.core.exchange.ExchangeEnd;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.ByteBuffer;
import reactor.netty.http.client.HttpClientInfos;

/** {@code onInboundNext}: the messages of a response, before the client looks at them. */
public final class InboundTap extends OperationsTap {
  private static final int FINAL = 200;
  private static final int REDIRECTED = 300;
  private static final int FAILED = 400;

  /** Made by the hook table. */
  public InboundTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    if (second instanceof HttpResponse) {
      return head(self, (HttpResponse) second) ? self : null;
    }
    Sending sending = answered(self);
    if (sending != null) {
      content(self, second, sending);
    }
    return null;
  }

  private static boolean head(Object self, HttpResponse response) {
    int status = response.status().code();
    Sending sending = status < FINAL ? null : sending(self);
    if (sending == null) {
      return false;
    }
    sending.headersSent(new HeadersView(((HttpClientInfos) self).requestHeaders()));
    // What is decoded loses its Content-Encoding.
    sending.capture().responseHead(status, new HeadersView(response.headers()), false);
    if (status < REDIRECTED || status >= FAILED) {
      answers(self, sending);
      content(self, response, sending);
      return false;
    }
    return true;
  }

  /** A redirect that the client has not followed by itself is an answer like any other. */
  @Override
  public Object exit(Object token, Object result) {
    Sending sending = sending(token);
    if (sending.isDelivered()) {
      answers(token, sending);
    }
    return null;
  }

  private static void content(Object self, Object message, Sending sending) {
    if (message instanceof ByteBufHolder) {
      copy(((ByteBufHolder) message).content(), sending);
    }
    if (message instanceof LastHttpContent) {
      finish(self, ExchangeEnd.COMPLETE);
    }
  }

  private static void copy(ByteBuf content, Sending sending) {
    if (content.isReadable()) {
      for (ByteBuffer part : content.nioBuffers()) {
        sending.capture().responseBytes(part);
      }
    }
  }
}
