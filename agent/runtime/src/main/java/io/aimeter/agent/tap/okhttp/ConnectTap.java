package io.aimeter.agent.tap.okhttp;

import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.provider.Endpoint;
import okhttp3.HttpUrl;
import okhttp3.WebSocket;

/** {@code RealWebSocket.connect}, on the thread that opens it, whose context it needs. */
public final class ConnectTap extends SocketTap {
  private static final String METHOD = "GET";

  /** Made by the hook table. */
  public ConnectTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    WebSocket socket = (WebSocket) self;
    HttpUrl url = socket.request().url();
    if (!meter().watches(url.host(), url.port()) || Claims.held()) {
      return null;
    }
    String pathAndQuery = CallTap.pathAndQuery(url);
    Endpoint endpoint = meter().match(url.host(), url.port(), METHOD, pathAndQuery);
    if (endpoint == null) {
      return null;
    }
    Sending sending =
        Sending.begin(
            meter(),
            CallTap.CLIENT,
            endpoint,
            METHOD,
            url.host(),
            url.port(),
            pathAndQuery,
            new HeadersView(socket.request().headers()));
    opens(socket, sending);
    Connecting.begin(sending);
    return sending;
  }

  @Override
  public Object exit(Object token, Object result) {
    Connecting.end();
    return null;
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    Connecting.end();
    ((Sending) token).capture().finish(ExchangeEnd.FAILED, thrown);
  }
}
