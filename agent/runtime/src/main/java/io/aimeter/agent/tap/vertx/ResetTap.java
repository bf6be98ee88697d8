package io.aimeter.agent.tap.vertx;

import io.aimeter.agent.pipeline.Meter;
import io.vertx.core.http.HttpClientRequest;
import java.util.concurrent.TimeoutException;

/**
 * {@code reset} and {@code cancel}: by the application, or by the request's own timer, which gives
 * the exception the application gets.
 */
public final class ResetTap extends CallTap {
  /** Made by the hook table. */
  public ResetTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Call call = of((HttpClientRequest) self);
    if (call != null) {
      Object cause = first == null ? second : first; // the first is the code, where there is one
      if (cause instanceof TimeoutException) {
        call.failed((Throwable) cause);
      } else {
        call.cancelled();
      }
    }
    return null;
  }
}
