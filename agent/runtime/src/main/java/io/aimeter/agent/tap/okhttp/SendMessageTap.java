package io.aimeter.agent.tap.okhttp;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Meter;
import okio.ByteString;

/** {@code RealWebSocket.send}: a whole message, before it waits to be sent. */
public final class SendMessageTap extends SocketTap {
  /** Made by the hook table. */
  public SendMessageTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Capture capture = of(self);
    if (capture != null && first instanceof String) {
      capture.sent((String) first, true);
    } else if (capture != null && first != null) {
      capture.sent(((ByteString) first).asByteBuffer(), true);
    }
    return null;
  }
}
