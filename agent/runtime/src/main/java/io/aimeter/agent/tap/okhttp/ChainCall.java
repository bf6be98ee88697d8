package io.aimeter.agent.tap.okhttp;

import io.aimeter.agent.pipeline.Sending;
import io.aimeter.core.exchange.ExchangeEnd;
import java.io.InterruptedIOException;
import okhttp3.Call;

/** A call on its way through the interceptors and back. */
final class ChainCall {
  private final Call call;
  private final Sending sending;

  ChainCall(Call call, Sending sending) {
    this.call = call;
    this.sending = sending;
  }

  Sending sending() {
    return sending;
  }

  /**
   * Ends the capture by an exception. A call that timed out has been cancelled too, by OkHttp
   * itself: the exception tells.
   */
  void failed(Throwable thrown) {
    boolean cancelled = call.isCanceled() && !(thrown instanceof InterruptedIOException);
    sending.capture().finish(cancelled ? ExchangeEnd.CANCELLED : ExchangeEnd.FAILED, thrown);
  }

  void finish(ExchangeEnd end) {
    sending.capture().finish(end, null);
  }
}
