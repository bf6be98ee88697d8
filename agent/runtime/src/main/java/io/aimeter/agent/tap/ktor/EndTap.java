package io.aimeter.agent.tap.ktor;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.core.exchange.ExchangeEnd;
import io.ktor.utils.io.ByteChannel;

/**
 * {@code ByteChannel.flushAndClose}: the body is complete, unless it was cancelled before. Told
 * before the reader can be, who may cancel what he has read to its end.
 */
public final class EndTap extends CallTap {
  /** Made by the hook table. */
  public EndTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    ByteChannel channel = (ByteChannel) self;
    Call call = BODIES.get(channel);
    if (call != null && written(channel, call)) {
      call.capture().finish(ExchangeEnd.COMPLETE, null);
    }
    return null;
  }
}
