package io.aimeter.contract.program;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.Dsl;
import org.asynchttpclient.ws.WebSocket;
import org.asynchttpclient.ws.WebSocketListener;
import org.asynchttpclient.ws.WebSocketUpgradeHandler;

/**
 * An application with WebSockets that no tap hears, though one sees them open: async-http-client's.
 * Arguments: the provider's TLS port, the host to call.
 */
public final class UnheardSocket {
  private UnheardSocket() {}

  /** Ends with 0 when the provider has spoken. */
  public static void main(String[] args) throws Exception {
    CompletableFuture<String> heard = new CompletableFuture<>();
    try (AsyncHttpClient client = Dsl.asyncHttpClient()) {
      WebSocket socket =
          client
              .prepareGet("wss://" + args[1] + ":" + args[0] + "/v1/realtime?model=m")
              .execute(
                  new WebSocketUpgradeHandler.Builder()
                      .addWebSocketListener(new Ear(heard))
                      .build())
              .get();
      if (!heard.get(30, TimeUnit.SECONDS).contains("session.created")) {
        throw new IllegalStateException(heard.join());
      }
      socket.sendCloseFrame().await();
    }
  }

  private record Ear(CompletableFuture<String> heard) implements WebSocketListener {
    @Override
    public void onOpen(WebSocket socket) {}

    @Override
    public void onTextFrame(String payload, boolean last, int extension) {
      heard.complete(payload);
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason) {
      heard.complete("closed");
    }

    @Override
    public void onError(Throwable thrown) {
      heard.completeExceptionally(thrown);
    }
  }
}
