package io.aimeter.agent.tap.awssdk;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.core.exchange.ExchangeEnd;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.http.SdkHttpFullRequest;

/**
 * {@code MakeAsyncHttpRequestStage.executeHttpRequest}: begins the capture, makes it the thread's
 * for {@link DoExecuteTap}, and watches the future of the attempt, which knows of cancellation
 * before the body does.
 */
public final class AsyncExecuteTap extends AttemptTap {
  /** Made by the hook table. */
  public AsyncExecuteTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    SdkHttpFullRequest request = (SdkHttpFullRequest) first;
    Sending sending = watches(request) ? begin(request) : null;
    if (sending == null && Sending.underway()) {
      sending = Sending.unmetered();
    }
    if (sending != null) {
      if (sending.capture() != null) {
        Claims.claim();
      }
      sending.enter();
    }
    return sending;
  }

  @Override
  public Object exit(Object token, Object result) {
    Capture capture = leave((Sending) token);
    if (capture != null) {
      // The future that depends on the SDK's is nobody's.
      CompletableFuture<?> unused =
          ((CompletableFuture<?>) result)
              .whenComplete(
                  (response, thrown) -> {
                    if (thrown != null) {
                      failed(capture, thrown);
                    }
                  });
    }
    return null;
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    Capture capture = leave((Sending) token);
    if (capture != null) {
      failed(capture, thrown);
    }
  }

  private static Capture leave(Sending sending) {
    sending.leave();
    if (sending.capture() != null) {
      Claims.release();
    }
    return sending.capture();
  }

  private static void failed(Capture capture, Throwable thrown) {
    Throwable cause =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    capture.finish(
        cause instanceof CancellationException ? ExchangeEnd.CANCELLED : ExchangeEnd.FAILED, cause);
  }
}
