package io.aimeter.contract.client;

import io.aimeter.contract.program.LiveClient;
import io.aimeter.contract.program.LiveNotes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;

/** OkHttp's WebSockets. */
public final class OkHttpLive implements LiveClient {
  private final OkHttpClient client = new OkHttpClient();

  @Override
  public Socket open(String url, LiveNotes heard) throws Exception {
    Request request =
        new Request.Builder()
            .url(url)
            .header("Authorization", "Bearer sk-contract-0123456789abcdef")
            .build();
    Ear ear = new Ear(heard);
    WebSocket socket = client.newWebSocket(request, ear);
    ear.mine.complete(socket);
    try {
      ear.opened.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
    return new OkSocket(socket);
  }

  /** Never sees another WebSocket than its own. */
  private static final class Ear extends WebSocketListener {
    private final LiveNotes heard;
    private final CompletableFuture<WebSocket> mine = new CompletableFuture<>();
    private final CompletableFuture<Void> opened = new CompletableFuture<>();

    Ear(LiveNotes heard) {
      this.heard = heard;
    }

    private void check(WebSocket socket) {
      if (socket != mine.join() || !socket.getClass().getName().endsWith(".RealWebSocket")) {
        heard.failed(new IllegalStateException(socket + " is not " + mine.join()));
      }
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
      check(socket);
      heard.opened();
      opened.complete(null);
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      check(socket);
      heard.text(text);
    }

    @Override
    public void onMessage(WebSocket socket, ByteString bytes) {
      check(socket);
      heard.binary(bytes.toByteArray());
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      check(socket);
      socket.close(code, null);
    }

    @Override
    public void onClosed(WebSocket socket, int code, String reason) {
      check(socket);
      heard.closed(code, reason);
    }

    @Override
    public void onFailure(WebSocket socket, Throwable thrown, Response response) {
      check(socket);
      heard.failed(thrown);
      opened.completeExceptionally(
          response == null
              ? thrown
              : new IllegalStateException(thrown.getMessage() + " " + body(response)));
    }

    private static String body(Response response) {
      try {
        return response.body() == null ? "without body" : response.body().string();
      } catch (java.io.IOException | IllegalStateException e) {
        return e.getClass().getName();
      }
    }
  }

  private record OkSocket(WebSocket socket) implements Socket {
    @Override
    public void text(List<String> pieces) {
      sent(socket.send(String.join("", pieces)));
    }

    @Override
    public void binary(byte[] message) {
      sent(socket.send(ByteString.of(message)));
    }

    @Override
    public void close() {
      sent(socket.close(1000, "enough"));
    }

    private static void sent(boolean taken) {
      if (!taken) {
        throw new IllegalStateException("not taken");
      }
    }

    @Override
    public void abort() {
      socket.cancel();
    }
  }
}
