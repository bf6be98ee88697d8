package io.aimeter.agent.tap.reactornetty;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.core.exchange.ExchangeEnd;

/** {@code onInboundCancel}: the application wants no more of the body. */
public final class CancelTap extends OperationsTap {
  /** Made by the hook table. */
  public CancelTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    finish(self, ExchangeEnd.CANCELLED);
    return null;
  }
}
