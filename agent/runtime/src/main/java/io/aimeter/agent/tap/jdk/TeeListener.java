package io.aimeter.agent.tap.jdk;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.core.exchange.ExchangeEnd;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

/** Copies a WebSocket's messages on their way to the application's listener. */
final class TeeListener implements WebSocket.Listener {
  private final WebSocket.Listener listener;
  private final Capture capture;

  TeeListener(WebSocket.Listener listener, Capture capture) {
    this.listener = listener;
    this.capture = capture;
  }

  Capture capture() {
    return capture;
  }

  @Override
  public void onOpen(WebSocket socket) {
    Sockets.opened(socket, capture);
    listener.onOpen(socket);
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    capture.received(data, last);
    return listener.onText(socket, data, last);
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    capture.received(data, last);
    return listener.onBinary(socket, data, last);
  }

  @Override
  public CompletionStage<?> onPing(WebSocket socket, ByteBuffer message) {
    return listener.onPing(socket, message);
  }

  @Override
  public CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
    return listener.onPong(socket, message);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
    capture.finish(ExchangeEnd.COMPLETE, null);
    return listener.onClose(socket, statusCode, reason);
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    capture.finish(ExchangeEnd.FAILED, error);
    listener.onError(socket, error);
  }
}
