package io.aimeter.agent.tap.okhttp;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Meter;
import okio.ByteString;

/** {@code RealWebSocket.onReadMessage}: a whole message, before the listener gets it. */
public final class ReadMessageTap extends SocketTap {
  /** Made by the hook table. */
  public ReadMessageTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Capture capture = of(self);
    if (capture != null && first instanceof String) {
      capture.received((String) first, true);
    } else if (capture != null) {
      capture.received(((ByteString) first).asByteBuffer(), true);
    }
    return null;
  }
}
