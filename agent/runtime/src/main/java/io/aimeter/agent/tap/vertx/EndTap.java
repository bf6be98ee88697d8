package io.aimeter.agent.tap.vertx;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.core.exchange.ExchangeEnd;
import io.vertx.core.http.HttpClientResponse;

/** {@code HttpClientResponseImpl.handleEnd}, later {@code handleTrailers}. */
public final class EndTap extends CallTap {
  /** Made by the hook table. */
  public EndTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Call call = of(((HttpClientResponse) self).request());
    if (call != null) {
      call.capture().finish(ExchangeEnd.COMPLETE, null);
    }
    return null;
  }
}
