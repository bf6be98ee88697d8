package io.aimeter.contract.client;

import io.aimeter.contract.program.LiveClient;
import io.aimeter.contract.program.LiveNotes;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** The JDK's WebSockets. */
public final class JdkLive implements LiveClient {
  private final HttpClient client = HttpClient.newHttpClient();

  @Override
  public Socket open(String url, LiveNotes heard) throws Exception {
    try {
      return new JdkSocket(
          client
              .newWebSocketBuilder()
              .header("Authorization", "Bearer sk-contract-0123456789abcdef")
              .buildAsync(URI.create(url), new Ear(heard))
              .join());
    } catch (CompletionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** Asks for one thing at a time, and never sees another WebSocket than its own. */
  private static final class Ear implements WebSocket.Listener {
    private final LiveNotes heard;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private WebSocket mine;

    Ear(LiveNotes heard) {
      this.heard = heard;
    }

    @Override
    public void onOpen(WebSocket socket) {
      mine = socket;
      heard.opened();
      socket.request(1);
    }

    private void check(WebSocket socket) {
      if (socket != mine || !socket.getClass().getName().endsWith(".WebSocketImpl")) {
        heard.failed(new IllegalStateException(socket + " is not " + mine));
      }
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      check(socket);
      text.append(data);
      if (last) {
        heard.text(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      check(socket);
      byte[] piece = new byte[data.remaining()];
      data.get(piece);
      bytes.writeBytes(piece);
      if (last) {
        heard.binary(bytes.toByteArray());
        bytes.reset();
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
      check(socket);
      heard.closed(statusCode, reason);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      check(socket);
      heard.failed(error);
    }
  }

  private record JdkSocket(WebSocket socket) implements Socket {
    @Override
    public void text(List<String> pieces) {
      for (int i = 0; i < pieces.size(); i++) {
        socket.sendText(pieces.get(i), i == pieces.size() - 1).join();
      }
    }

    @Override
    public void binary(byte[] message) {
      int half = message.length / 2;
      socket.sendBinary(ByteBuffer.wrap(message, 0, half), false).join();
      ByteBuffer rest = ByteBuffer.wrap(message, half, message.length - half);
      socket.sendBinary(rest, true).join();
    }

    @Override
    public void close() {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "enough").join();
    }

    @Override
    public void abort() {
      socket.abort();
    }
  }
}
