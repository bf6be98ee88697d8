package io.aimeter.agent.tap.jdk;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.provider.UsageOption;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * One call of the client: its capture, and what tells how it failed. A failure reaches the body's
 * subscriber and the application's future; while the future is open it knows better, because a
 * cancelled call is an I/O error to the subscriber.
 */
final class Call {
  private final Capture capture;
  private final UsageOption usageOption;
  private boolean asked;
  private volatile CompletableFuture<?> future;
  private volatile Throwable bodyError;

  Call(Capture capture, UsageOption usageOption) {
    this.capture = capture;
    this.usageOption = usageOption;
  }

  /** How it may be asked for its usage. */
  UsageOption usageOption() {
    return usageOption;
  }

  /** It asks for its usage, and the application does not know. */
  void asked() {
    asked = true;
  }

  boolean isAsked() {
    return asked;
  }

  Capture capture() {
    return capture;
  }

  /** The application gets this future; it is watched and left as it is. */
  void promised(CompletableFuture<?> itsFuture) {
    future = itsFuture;
    // The future that depends on the application's is nobody's.
    CompletableFuture<?> unused =
        itsFuture.whenComplete(
            (response, thrown) -> {
              if (thrown != null) {
                failed(thrown);
              } else if (bodyError != null) {
                capture.finish(ExchangeEnd.FAILED, bodyError);
              }
            });
  }

  /** The body's subscriber got an error. */
  void bodyFailed(Throwable thrown) {
    bodyError = thrown;
    CompletableFuture<?> promised = future;
    if (promised != null && promised.isDone()) {
      capture.finish(ExchangeEnd.FAILED, thrown);
    }
  }

  /** The application got an error in place of a response. */
  void failed(Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    capture.finish(
        cause instanceof CancellationException ? ExchangeEnd.CANCELLED : ExchangeEnd.FAILED, cause);
  }
}
