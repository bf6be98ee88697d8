package io.aimeter.agent.tap.okhttp;

import io.aimeter.agent.pipeline.Attachments;
import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.agent.tap.Tap;
import okhttp3.WebSocket;

/** What the taps of {@code RealWebSocket} share. */
abstract class SocketTap extends Tap {
  private static final Attachments<WebSocket, Sending> SOCKETS = new Attachments<>();

  SocketTap(Meter meter) {
    super(meter);
    meter.prune(SOCKETS);
  }

  static void opens(WebSocket socket, Sending sending) {
    SOCKETS.putIfAbsent(socket, sending);
  }

  /** The capture of a WebSocket; null where it is not metered. */
  static Capture of(Object socket) {
    Sending sending = SOCKETS.isEmpty() ? null : SOCKETS.get((WebSocket) socket);
    return sending == null ? null : sending.capture();
  }
}
