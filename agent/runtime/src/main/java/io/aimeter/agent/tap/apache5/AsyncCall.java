package io.aimeter.agent.tap.apache5;

import io.aimeter.agent.body.ByteSink;
import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.provider.Endpoint;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;

/** One call of an asynchronous client. Its methods are called one after the other. */
final class AsyncCall {
  private static final String CLIENT = "apache5";

  private final Sending sending;
  private final BooleanSupplier cancelled;
  private ByteSink attempt;

  private AsyncCall(Sending sending, BooleanSupplier cancelled) {
    this.sending = sending;
    this.cancelled = cancelled;
  }

  /**
   * Begins the capture of a request to a watched host; null where it is not to be captured.
   *
   * @param cancelled whether the application has cancelled the call; errors are then the
   *     consequence
   */
  static AsyncCall begin(
      Meter meter,
      String host,
      int port,
      HttpRequest request,
      EntityDetails entity,
      BooleanSupplier cancelled) {
    String path = request.getPath() == null ? "/" : request.getPath();
    Endpoint endpoint = meter.match(host, port, request.getMethod(), path);
    return endpoint == null || Claims.held()
        ? null
        : new AsyncCall(
            Sending.begin(
                meter,
                CLIENT,
                endpoint,
                request.getMethod(),
                host,
                port,
                path,
                new RequestHeaders(request, entity)),
            cancelled);
  }

  Capture capture() {
    return sending.capture();
  }

  /** Takes the body of the attempt at hand. */
  ByteSink attempt() {
    if (attempt == null) {
      attempt = sending.attempt();
    }
    return attempt;
  }

  /** What is sent after this is sent from the beginning. */
  void attemptOver() {
    attempt = null;
  }

  void responseHead(HttpResponse response, EntityDetails entity) {
    // A client that decodes, as those of 5.6 and later do, gives an entity without encoding.
    boolean decoded = entity != null && entity.getContentEncoding() == null;
    capture().responseHead(response.getCode(), new HeadersView(response), decoded);
    if (entity == null) {
      complete();
    }
  }

  void complete() {
    capture().finish(ExchangeEnd.COMPLETE, null);
  }

  void failed(Throwable thrown) {
    capture().finish(cancelled.getAsBoolean() ? ExchangeEnd.CANCELLED : ExchangeEnd.FAILED, thrown);
  }
}
