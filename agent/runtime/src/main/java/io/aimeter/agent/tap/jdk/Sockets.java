package io.aimeter.agent.tap.jdk;

import io.aimeter.agent.pipeline.Attachments;
import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Meter;
import java.net.http.WebSocket;

/** The captures of open WebSockets. */
final class Sockets {
  private static final Attachments<WebSocket, Capture> OPEN = new Attachments<>();

  private Sockets() {}

  static void prune(Meter meter) {
    meter.prune(OPEN);
  }

  static void opened(WebSocket socket, Capture capture) {
    OPEN.putIfAbsent(socket, capture);
    capture.webSocket();
  }

  /** The capture of a WebSocket; null where it is not metered. */
  static Capture of(Object socket) {
    return OPEN.isEmpty() ? null : OPEN.get((WebSocket) socket);
  }
}
