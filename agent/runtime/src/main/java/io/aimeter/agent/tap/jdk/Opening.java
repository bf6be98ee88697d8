package io.aimeter.agent.tap.jdk;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.core.exchange.ExchangeEnd;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A WebSocket that the thread is opening. The request that opens it goes through {@link
 * SendAsyncTap} on the same thread, and is the same exchange.
 */
final class Opening {
  private static final int SWITCHED = 101;
  private static final ThreadLocal<Opening> CURRENT = new ThreadLocal<>();

  private final Sending sending;
  private final Opening outer = CURRENT.get();

  /** Becomes the thread's until {@link #leave}, or until its request is sent. */
  Opening(Sending sending) {
    this.sending = sending;
    CURRENT.set(this);
  }

  void leave() {
    if (CURRENT.get() != this) {
      return;
    }
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
    }
  }

  /** What the thread is opening; null if nothing. */
  static Opening current() {
    return CURRENT.get();
  }

  Capture capture() {
    return sending.capture();
  }

  /** Its request is sent, with these headers; whatever the thread sends besides is another. */
  void sent(HttpHeaders headers) {
    leave();
    sending.headersSent(new HeadersView(headers));
  }

  /** The application gets this future; it is watched and left as it is. */
  void promised(CompletableFuture<?> future) {
    // The future that depends on the application's is nobody's.
    CompletableFuture<?> unused =
        future.whenComplete(
            (socket, thrown) -> {
              if (thrown != null) {
                failed(thrown);
              }
            });
  }

  /** The application got an error in place of a WebSocket. */
  void failed(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    HttpResponse<?> refusal =
        cause instanceof WebSocketHandshakeException
            ? ((WebSocketHandshakeException) cause).getResponse()
            : null;
    if (refusal != null && refusal.statusCode() != SWITCHED) {
      refused(refusal);
    } else if (!(cause instanceof CancellationException)) {
      // Whoever cancels the future stops nothing: the WebSocket may still open, and is used then.
      capture().finish(ExchangeEnd.FAILED, cause);
    }
  }

  private void refused(HttpResponse<?> refusal) {
    capture().responseHead(refusal.statusCode(), new HeadersView(refusal.headers()), true);
    if (refusal.body() instanceof String) {
      byte[] body = ((String) refusal.body()).getBytes(StandardCharsets.UTF_8);
      capture().responseBytes(body, 0, body.length);
    }
    capture().finish(ExchangeEnd.COMPLETE, null);
  }
}
