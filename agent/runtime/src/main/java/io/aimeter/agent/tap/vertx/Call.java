package io.aimeter.agent.tap.vertx;

import io.aimeter.agent.body.ByteSink;
import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.core.exchange.ExchangeEnd;
import io.vertx.core.http.HttpClientRequest;

/** One request, from the moment the client is asked for it. Refers to nothing of the library. */
final class Call {
  private final Sending sending;
  private final ByteSink body;
  private volatile boolean sent;

  Call(Sending sending) {
    this.sending = sending;
    this.body = sending.attempt();
  }

  Capture capture() {
    return sending.capture();
  }

  /** The request's head is being written, with what follows of its body. */
  void sending(HttpClientRequest request) {
    if (!sent) {
      sent = true;
      sending.headersSent(new HeadersView(request.headers()));
    }
  }

  void requestBytes(byte[] bytes) {
    body.accept(bytes, 0, bytes.length);
  }

  void failed(Throwable thrown) {
    capture().finish(ExchangeEnd.FAILED, thrown);
  }

  /** The application wants no more of it. */
  void cancelled() {
    if (sent) {
      capture().finish(ExchangeEnd.CANCELLED, null);
    } else {
      capture().discard();
    }
  }
}
