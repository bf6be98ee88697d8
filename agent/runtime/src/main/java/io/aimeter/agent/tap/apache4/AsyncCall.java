package io.aimeter.agent.tap.apache4;

import io.aimeter.agent.body.ByteSink;
import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.provider.Endpoint;
import java.nio.ByteBuffer;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;

/**
 * One call of an asynchronous client, captured once its request is known. Its methods are called
 * one after the other.
 */
final class AsyncCall {
  private static final String CLIENT = "apache4";

  private final Meter meter;
  private final HttpHost target;
  private volatile Sending sending;
  private ByteSink attempt;

  AsyncCall(Meter meter, HttpHost target) {
    this.meter = meter;
    this.target = target;
  }

  /** The request is generated, again for every attempt; first on the calling thread. */
  void begin(HttpRequest request) {
    if (sending != null) {
      return;
    }
    String path = Target.pathAndQuery(request);
    String method = request.getRequestLine().getMethod();
    String host = target.getHostName();
    int port = Target.port(target, request);
    Endpoint endpoint = meter.match(host, port, method, path);
    sending =
        endpoint == null || Claims.held()
            ? Sending.unmetered()
            : Sending.begin(
                meter, CLIENT, endpoint, method, host, port, path, new HeadersView(request));
  }

  boolean isCaptured() {
    Sending mine = sending;
    return mine != null && mine.capture() != null;
  }

  void requestBytes(ByteBuffer bytes) {
    if (attempt == null) {
      attempt = sending.attempt();
    }
    attempt.accept(bytes);
  }

  /** What is sent after this is sent from the beginning. */
  void attemptOver() {
    attempt = null;
  }

  void responseHead(HttpResponse response) {
    if (isCaptured()) {
      sending
          .capture()
          .responseHead(response.getStatusLine().getStatusCode(), new HeadersView(response), false);
    }
  }

  void responseBytes(ByteBuffer bytes) {
    sending.capture().responseBytes(bytes);
  }

  void complete() {
    finish(ExchangeEnd.COMPLETE, null);
  }

  void cancelled() {
    finish(ExchangeEnd.CANCELLED, null);
  }

  void failed(Throwable thrown) {
    finish(ExchangeEnd.FAILED, thrown);
  }

  private void finish(ExchangeEnd end, Throwable thrown) {
    if (isCaptured()) {
      sending.capture().finish(end, thrown);
    }
  }
}
