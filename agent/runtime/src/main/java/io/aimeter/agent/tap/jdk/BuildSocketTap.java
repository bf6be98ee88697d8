package io.aimeter.agent.tap.jdk;

import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.agent.tap.Tap;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.exchange.Headers;
import io.aimeter.core.provider.Endpoint;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;

/**
 * {@code BuilderImpl.buildAsync}, on the thread that opens a WebSocket, whose context it needs:
 * puts a tee before the application's listener. The WebSocket itself is left as it is.
 */
public final class BuildSocketTap extends Tap {
  private static final String METHOD = "GET";

  /** Made by the hook table. */
  public BuildSocketTap(Meter meter) {
    super(meter);
    Sockets.prune(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    if (!(first instanceof URI) || second == null) {
      return null;
    }
    URI uri = (URI) first;
    int port = port(uri);
    if (port < 0 || !meter().watches(uri.getHost(), port) || Claims.held()) {
      return null;
    }
    String pathAndQuery = Uris.pathAndQuery(uri);
    Endpoint endpoint = meter().match(uri.getHost(), port, METHOD, pathAndQuery);
    if (endpoint == null) {
      return null;
    }
    return new Opening(
        Sending.begin(
            meter(),
            SendAsyncTap.CLIENT,
            endpoint,
            METHOD,
            uri.getHost(),
            port,
            pathAndQuery,
            Headers.NONE));
  }

  /** The effective port; negative where the client will refuse the address. */
  private static int port(URI uri) {
    if ("wss".equalsIgnoreCase(uri.getScheme())) {
      return uri.getPort() < 0 ? 443 : uri.getPort();
    }
    if ("ws".equalsIgnoreCase(uri.getScheme())) {
      return uri.getPort() < 0 ? 80 : uri.getPort();
    }
    return -1;
  }

  @Override
  public Object argument(Object token, int index, Object value) {
    return new TeeListener((WebSocket.Listener) value, ((Opening) token).capture());
  }

  @Override
  public Object exit(Object token, Object result) {
    Opening opening = (Opening) token;
    opening.leave();
    opening.promised((CompletableFuture<?>) result);
    return null;
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    Opening opening = (Opening) token;
    opening.leave();
    opening.capture().finish(ExchangeEnd.FAILED, thrown);
  }
}
