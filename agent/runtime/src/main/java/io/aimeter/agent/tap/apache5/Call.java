package io.aimeter.agent.tap.apache5;

import io.aimeter.agent.pipeline.Sending;
import io.aimeter.core.exchange.ExchangeEnd;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.ClassicHttpRequest;

/** One call of the client. */
final class Call {
  private final ClassicHttpRequest request;
  private final Sending sending;

  Call(ClassicHttpRequest request, Sending sending) {
    this.request = request;
    this.sending = sending;
  }

  Sending sending() {
    return sending;
  }

  /** Whether the application has cancelled the request; errors are then the consequence. */
  boolean isCancelled() {
    return request instanceof CancellableDependency
        && ((CancellableDependency) request).isCancelled();
  }

  void failed(Throwable thrown) {
    sending.capture().finish(isCancelled() ? ExchangeEnd.CANCELLED : ExchangeEnd.FAILED, thrown);
  }

  void finish(ExchangeEnd end) {
    sending.capture().finish(end, null);
  }
}
