package io.aimeter.agent.tap.ktor;

import io.aimeter.agent.pipeline.Meter;
import io.ktor.utils.io.ByteChannel;

/** {@code ByteChannel.cancel}: by the application, or because the body broke. */
public final class CancelTap extends CallTap {
  /** Made by the hook table. */
  public CancelTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    ByteChannel channel = (ByteChannel) self;
    Call call = BODIES.get(channel);
    if (call != null && !channel.isClosedForWrite()) {
      call.failed((Throwable) first);
    }
    return null;
  }
}
