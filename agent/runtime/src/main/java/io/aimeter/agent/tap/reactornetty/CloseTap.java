package io.aimeter.agent.tap.reactornetty;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.core.exchange.ExchangeEnd;

/** {@code onInboundClose}: the connection is gone; where the body was not whole, an error. */
public final class CloseTap extends OperationsTap {
  /** Made by the hook table. */
  public CloseTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    finish(self, ExchangeEnd.FAILED);
    return null;
  }
}
