package io.aimeter.agent.tap.apache4;

import io.aimeter.agent.pipeline.Sending;
import io.aimeter.core.exchange.ExchangeEnd;
import org.apache.http.HttpRequest;
import org.apache.http.client.methods.HttpUriRequest;

/** One call of the client. */
final class Call {
  private final HttpRequest request;
  private final Sending sending;

  Call(HttpRequest request, Sending sending) {
    this.request = request;
    this.sending = sending;
  }

  Sending sending() {
    return sending;
  }

  /** Whether the application has aborted the request; errors are then the consequence. */
  boolean isAborted() {
    return request instanceof HttpUriRequest && ((HttpUriRequest) request).isAborted();
  }

  void failed(Throwable thrown) {
    sending.capture().finish(isAborted() ? ExchangeEnd.CANCELLED : ExchangeEnd.FAILED, thrown);
  }

  void finish(ExchangeEnd end) {
    sending.capture().finish(end, null);
  }
}
