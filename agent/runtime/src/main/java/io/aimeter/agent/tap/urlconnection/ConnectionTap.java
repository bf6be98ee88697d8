package io.aimeter.agent.tap.urlconnection;

import io.aimeter.agent.pipeline.Attachments;
import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import io.aimeter.core.provider.Endpoint;
import java.net.HttpURLConnection;
import java.net.URL;

/** What the three taps of a connection share. A token is the call's {@link Call}. */
abstract class ConnectionTap extends Tap {
  private static final String CLIENT = "urlconnection";

  /** Shared by the three taps: the first of them to be reached begins the capture. */
  private static final Attachments<HttpURLConnection, Connection> CONNECTIONS = new Attachments<>();

  ConnectionTap(Meter meter) {
    super(meter);
    meter.prune(CONNECTIONS);
  }

  /** One call of a hooked method. */
  static final class Call {
    final HttpURLConnection connection;
    final Connection state;

    Call(HttpURLConnection connection, Connection state) {
      this.connection = connection;
      this.state = state;
    }
  }

  /** The call, on a connection whose capture has begun; null where it has not. */
  final Call known(Object self) {
    HttpURLConnection connection = (HttpURLConnection) self;
    if (!meter().watches(connection.getURL().getHost(), port(connection.getURL()))) {
      return null;
    }
    Connection state = CONNECTIONS.get(connection);
    return state == null ? null : new Call(connection, state);
  }

  private static int port(URL url) {
    return url.getPort() < 0 ? url.getDefaultPort() : url.getPort();
  }

  /** The call, the capture begun if it has not; null where the host is no AI provider. */
  final Call begun(Object self, boolean sendsBody) throws Throwable {
    HttpURLConnection connection = (HttpURLConnection) self;
    URL url = connection.getURL();
    int port = port(url);
    if (!meter().watches(url.getHost(), port)) {
      return null;
    }
    Call known = known(self);
    if (known != null || Claims.held()) {
      return known;
    }
    // Asking for the output stream turns GET, the default, into POST.
    String method = connection.getRequestMethod();
    if (sendsBody && method.equals("GET")) {
      method = "POST";
    }
    String file = url.getFile().isEmpty() ? "/" : url.getFile();
    Endpoint endpoint = meter().match(url.getHost(), port, method, file);
    if (endpoint == null) {
      return null;
    }
    Connection state =
        new Connection(
            meter()
                .begin(
                    CLIENT,
                    endpoint,
                    method,
                    url.getHost(),
                    port,
                    file,
                    Internals.requestHeaders(connection)));
    CONNECTIONS.putIfAbsent(connection, state);
    return new Call(connection, state);
  }
}
