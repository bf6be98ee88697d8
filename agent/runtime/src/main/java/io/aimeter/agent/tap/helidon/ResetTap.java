package io.aimeter.agent.tap.helidon;

import io.aimeter.agent.pipeline.Meter;

/**
 * {@code Http2ClientStream.rstStream}, on the connection's thread: the provider ends a stream
 * before its end. Whether the application then sees an exception or an ordinary end is a race in
 * Helidon.
 */
public final class ResetTap extends CallTap {
  /** Made by the hook table. */
  public ResetTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Call call = STREAMS.isEmpty() ? null : STREAMS.get(self);
    if (call != null) {
      call.cut();
    }
    return null;
  }
}
