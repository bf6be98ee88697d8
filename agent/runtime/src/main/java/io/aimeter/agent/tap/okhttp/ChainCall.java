package io.aimeter.agent.tap.okhttp;

import io.aimeter.agent.pipeline.Sending;
import io.aimeter.core.exchange.ExchangeEnd;
import java.io.InterruptedIOException;
import okhttp3.Call;

/** A call on its way through the interceptors and back. */
final class ChainCall {
  private static final byte[] BLANK_LINE = {'\n', '\n'};

  private final Call call;
  private final Sending sending;
  private boolean streams;

  ChainCall(Call call, Sending sending) {
    this.call = call;
    this.sending = sending;
  }

  Sending sending() {
    return sending;
  }

  /** The application gets a stream of events. */
  void streams() {
    streams = true;
  }

  /**
   * Ends the capture by an exception. A call that timed out has been cancelled too, by OkHttp
   * itself: the exception tells.
   */
  void failed(Throwable thrown) {
    boolean cancelled = call.isCanceled() && !(thrown instanceof InterruptedIOException);
    finish(cancelled ? ExchangeEnd.CANCELLED : ExchangeEnd.FAILED, thrown);
  }

  void finish(ExchangeEnd end) {
    finish(end, null);
  }

  private void finish(ExchangeEnd end, Throwable thrown) {
    byte[] hidden = streams ? sending.hidden() : null;
    if (hidden != null) {
      // Behind what the application has read, which may end within a line.
      sending.capture().responseBytes(BLANK_LINE, 0, BLANK_LINE.length);
      sending.capture().responseBytes(hidden, 0, hidden.length);
    }
    sending.capture().finish(end, thrown);
  }
}
