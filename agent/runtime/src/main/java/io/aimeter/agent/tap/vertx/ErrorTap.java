package io.aimeter.agent.tap.vertx;

import io.aimeter.agent.pipeline.Meter;
import io.vertx.core.http.HttpClientRequest;

/** {@code HttpClientRequestImpl.handleException}, which hears of the response's errors too. */
public final class ErrorTap extends CallTap {
  /** Made by the hook table. */
  public ErrorTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Call call = of((HttpClientRequest) self);
    if (call != null) {
      call.failed((Throwable) first);
    }
    return null;
  }
}
