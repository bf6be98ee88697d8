package io.aimeter.agent.tap.jdk;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import java.net.http.WebSocket;

/**
 * {@code WebSocketImpl.newInstance}, before anybody has the new WebSocket: what is sent with it
 * belongs to the capture of its listener.
 */
public final class NewSocketTap extends Tap {
  /** Made by the hook table. */
  public NewSocketTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return new TeeListener[1];
  }

  /** The listener. */
  @Override
  public Object argument(Object token, int index, Object value) {
    if (value instanceof TeeListener) {
      ((TeeListener[]) token)[0] = (TeeListener) value;
    }
    return null;
  }

  @Override
  public Object exit(Object token, Object result) {
    TeeListener listener = ((TeeListener[]) token)[0];
    if (listener != null) {
      Sockets.opened((WebSocket) result, listener.capture());
    }
    return null;
  }
}
