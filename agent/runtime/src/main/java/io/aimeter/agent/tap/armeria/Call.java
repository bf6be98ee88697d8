package io.aimeter.agent.tap.armeria;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.stream.AbortedStreamException;
import com.linecorp.armeria.common.stream.CancelledSubscriptionException;
import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.core.exchange.ExchangeEnd;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/** One exchange, kept beside Armeria's log of it, to which it must not lead. */
final class Call {
  private static final int SWITCHED = 101;
  private static final int FINAL = 200;

  private final Sending sending;

  /** Leads to the log, and so is not held. */
  private volatile WeakReference<HttpResponse> response = new WeakReference<>(null);

  Call(Sending sending) {
    this.sending = sending;
  }

  private Capture capture() {
    return sending.capture();
  }

  /** The head as it is sent, with what the client and its decorators added. */
  void sent(RequestHeaders headers) {
    sending.headersSent(headers::get);
  }

  void sent(HttpData data) {
    if (!data.isEmpty()) {
      for (ByteBuffer part : data.byteBuf().nioBuffers()) {
        capture().requestBytes(part);
      }
    }
  }

  void received(ResponseHeaders headers) {
    int status = headers.status().code();
    if (status >= FINAL || status == SWITCHED) {
      capture().responseHead(status, headers::get, false);
    }
  }

  void received(HttpData data) {
    if (!data.isEmpty()) {
      for (ByteBuffer part : data.byteBuf().nioBuffers()) {
        capture().responseBytes(part);
      }
    }
  }

  /**
   * The application is handed the response. What it does with it may never be logged, so its end is
   * watched as well.
   */
  void returned(HttpResponse returned) {
    response = new WeakReference<>(returned);
    CompletableFuture<Void> unused =
        returned.whenComplete().whenComplete((nothing, thrown) -> end(thrown));
  }

  /**
   * The transport has ended the log. Of a cancelled response it says the same as of a whole one.
   */
  void logged(Throwable thrown) {
    HttpResponse returned = response.get();
    boolean cancelled = returned != null && returned.whenComplete().isCompletedExceptionally();
    if (thrown == null && cancelled) {
      capture().finish(ExchangeEnd.CANCELLED, null);
    } else {
      end(thrown);
    }
  }

  void end(Throwable thrown) {
    boolean unwanted =
        thrown instanceof CancelledSubscriptionException
            || thrown instanceof AbortedStreamException;
    capture()
        .finish(
            thrown == null
                ? ExchangeEnd.COMPLETE
                : unwanted ? ExchangeEnd.CANCELLED : ExchangeEnd.FAILED,
            unwanted ? null : thrown);
  }
}
