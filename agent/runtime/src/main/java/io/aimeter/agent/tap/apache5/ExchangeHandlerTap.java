package io.aimeter.agent.tap.apache5;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;

/**
 * {@code execute} of the minimal asynchronous clients: wraps the exchange handler, which alone
 * knows what the request is and says so inside the method, still on the calling thread.
 */
public final class ExchangeHandlerTap extends Tap {
  /** Made by the hook table. */
  public ExchangeHandlerTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return first;
  }

  @Override
  public Object argument(Object token, int index, Object value) {
    return new TeeExchangeHandler((AsyncClientExchangeHandler) value, meter());
  }
}
