package io.aimeter.agent.tap.jetty12;

import io.aimeter.agent.pipeline.Attachments;
import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.JettyRules;
import io.aimeter.agent.tap.SentBody;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.provider.Endpoint;
import org.eclipse.jetty.client.ContentDecoder;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.client.transport.HttpExchange;
import org.eclipse.jetty.client.transport.HttpRequest;

/**
 * Listens to all of a response but its body, which has its own tap: a second listener for that
 * would change how Jetty passes it on.
 */
final class Exchange
    implements Response.HeadersListener, Response.SuccessListener, Response.CompleteListener {
  /** By responses whose listeners have seen the head, and will next be given the body. */
  static final Attachments<Response, Exchange> ANSWERED = new Attachments<>();

  /** By the requests of the application that are under way. */
  static final Attachments<HttpRequest, SentBody> BODIES = new Attachments<>();

  private final HttpRequest request;
  private final HttpClient client;
  private final Capture capture;
  private volatile boolean sent;

  private Exchange(HttpRequest request, HttpClient client, Capture capture) {
    this.request = request;
    this.client = client;
    this.capture = capture;
  }

  /**
   * Begins one, also listening to what is sent of the request's body; null if it is not metered.
   */
  static Exchange begin(Meter meter, HttpRequest request, HttpClient client) {
    String host = request.getHost();
    int port = request.getPort();
    HttpRequest first = firstOf(request);
    if (first != request) {
      sendsAgain(first, request);
      return null;
    }
    if (!meter.watches(host, port) || Claims.held()) {
      return null;
    }
    String method = request.getMethod();
    String path = JettyRules.pathAndQuery(request.getPath(), request.getQuery());
    Endpoint endpoint = meter.match(host, port, method, path);
    if (endpoint == null) {
      return null;
    }
    Capture capture =
        meter.begin(
            JettyRules.CLIENT,
            endpoint,
            method,
            host,
            port,
            path,
            new HeadersView(request.getHeaders()));
    Exchange exchange = new Exchange(request, client, capture);
    SentBody body = new SentBody(capture);
    BODIES.putIfAbsent(request, body);
    listen(request, body);
    request
        .onRequestSuccess(sent -> exchange.sent = true)
        .onResponseHeaders(exchange)
        .onResponseSuccess(exchange)
        .onComplete(exchange);
    return exchange;
  }

  /**
   * What the client sends by itself after an answer (a redirect, an authentication) belongs to the
   * conversation that the application's request began, whose listeners get the last answer.
   */
  private static HttpRequest firstOf(HttpRequest request) {
    HttpExchange first = request.getConversation().getExchanges().peekFirst();
    return first == null ? request : first.getRequest();
  }

  /** Such an answer may end the first sending before Jetty has told of it. */
  private static void sendsAgain(HttpRequest first, HttpRequest request) {
    SentBody body = BODIES.isEmpty() ? null : BODIES.get(first);
    if (body != null) {
      listen(request, body);
    }
  }

  private static void listen(HttpRequest request, SentBody body) {
    SentBody.Sending sending = new SentBody.Sending(body);
    request.onRequestContent((sent, bytes) -> sending.sent(bytes));
  }

  Capture capture() {
    return capture;
  }

  @Override
  public void onHeaders(Response response) {
    // A request that is sent again has the listeners of both times.
    if (capture.isFinished()) {
      return;
    }
    HeadersView headers = new HeadersView(response.getHeaders());
    capture.responseHead(
        response.getStatus(), headers, isDecoded(headers.first("content-encoding")));
    ANSWERED.putIfAbsent(response, this);
  }

  /** Versions differ in whether the header stays when the client decodes. */
  private boolean isDecoded(String encoding) {
    if (encoding == null) {
      return true;
    }
    for (ContentDecoder.Factory factory : client.getContentDecoderFactories()) {
      if (factory.getEncoding().equalsIgnoreCase(encoding)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The application may learn of this before {@link #onComplete}. But an answer can overtake what
   * the client says, on another thread, of what it has sent.
   */
  @Override
  public void onSuccess(Response response) {
    if (sent) {
      capture.finish(ExchangeEnd.COMPLETE, null);
    }
  }

  @Override
  public void onComplete(Result result) {
    if (result.isSucceeded()) {
      capture.finish(ExchangeEnd.COMPLETE, null);
    } else {
      Throwable failure = result.getFailure();
      capture.finish(JettyRules.failed(request.getAbortCause(), failure), failure);
    }
  }
}
