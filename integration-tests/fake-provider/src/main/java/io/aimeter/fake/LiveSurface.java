package io.aimeter.fake;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/**
 * What the provider serves over WebSockets. {@code refuse=401} in the query refuses to open one.
 */
final class LiveSurface {
  private static final long LONGEST_MESSAGE = 16L << 20;

  private final ServerWebSocketContainer sockets;
  private final UnaryOperator<String> ids;
  private final List<BilledTurn> turns = new CopyOnWriteArrayList<>();

  LiveSurface(Server server, UnaryOperator<String> ids) {
    this.ids = ids;
    sockets = ServerWebSocketContainer.ensure(server);
    sockets.setMaxTextMessageSize(LONGEST_MESSAGE);
    sockets.setMaxBinaryMessageSize(LONGEST_MESSAGE);
    sockets.setIdleTimeout(Duration.ofMinutes(1));
  }

  List<BilledTurn> turns() {
    return turns;
  }

  /** Whether the request is to open a WebSocket that is not refused; opens it. */
  boolean opens(Request request, Response response, Callback callback) {
    return "websocket".equalsIgnoreCase(request.getHeaders().get(HttpHeader.UPGRADE))
        && refusal(request) == 0
        && sockets.upgrade(
            (asked, answer, done) -> {
              answer.getHeaders().put("x-request-id", "req_live");
              answer.getHeaders().put("x-ratelimit-remaining-requests", "4999");
              return socket(asked);
            },
            request,
            response,
            callback);
  }

  private Object socket(Request asked) {
    if (asked.getHttpURI().getPath().endsWith("BidiGenerateContent")) {
      return new GeminiLive(ids, turns);
    }
    Fields query = Request.extractQueryParameters(asked);
    String deployment = query.getValue("deployment");
    return new OpenAiLive(deployment == null ? query.getValue("model") : deployment, ids, turns);
  }

  /** The status to refuse a WebSocket with; 0 if none. */
  static int refusal(Request request) {
    String status = Request.extractQueryParameters(request).getValue("refuse");
    return status == null ? 0 : Integer.parseInt(status);
  }
}
