package io.aimeter.agent.tap.ktor;

import io.aimeter.agent.pipeline.Meter;
import io.ktor.utils.io.ByteChannel;

/** {@code ByteChannel.flushWriteBuffer}: what has been written to a response's body. */
public final class FlushTap extends CallTap {
  /** Made by the hook table. */
  public FlushTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    ByteChannel channel = (ByteChannel) self;
    Call call = BODIES.get(channel);
    if (call != null) {
      written(channel, call);
    }
    return null;
  }
}
