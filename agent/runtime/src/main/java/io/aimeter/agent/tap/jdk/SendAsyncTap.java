package io.aimeter.agent.tap.jdk;

import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import io.aimeter.core.provider.Endpoint;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandler;
import java.util.concurrent.CompletableFuture;

/**
 * {@code HttpClientImpl.sendAsync} with four arguments, through which every request goes once:
 * wraps the request's body publisher and the response's body handler, and watches the future for
 * exchanges that end without a response. The request that opens a WebSocket belongs to what {@link
 * BuildSocketTap} has begun.
 */
public final class SendAsyncTap extends Tap {
  static final String CLIENT = "jdk";
  private static final int REQUEST = 0;

  /** Made by the hook table. */
  public SendAsyncTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    if (!(first instanceof HttpRequest) || second == null) {
      return null;
    }
    HttpRequest request = (HttpRequest) first;
    URI uri = request.uri();
    if (uri == null || !meter().watches(uri.getHost(), port(uri)) || Claims.held()) {
      return null;
    }
    Opening opening = Opening.current();
    if (opening != null) {
      opening.sent(request.headers());
      return opening;
    }
    String pathAndQuery = Uris.pathAndQuery(uri);
    Endpoint endpoint = meter().match(uri.getHost(), port(uri), request.method(), pathAndQuery);
    if (endpoint == null) {
      return null;
    }
    return new Call(
        meter()
            .begin(
                CLIENT,
                endpoint,
                request.method(),
                uri.getHost(),
                port(uri),
                pathAndQuery,
                new HeadersView(request.headers())),
        meter().usageOption(uri.getHost(), port(uri), pathAndQuery));
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
  }

  @Override
  public Object argument(Object token, int index, Object value) {
    if (token instanceof Opening) {
      return index == REQUEST
          ? null
          : new HeadHandler<>((BodyHandler<?>) value, ((Opening) token).capture());
    }
    Call call = (Call) token;
    if (index != REQUEST) {
      return new TeeHandler<>((BodyHandler<?>) value, call);
    }
    HttpRequest request = (HttpRequest) value;
    return request.bodyPublisher().isPresent()
        ? new TeeRequest(request, publisher(request, call))
        : null;
  }

  private static BodyPublisher publisher(HttpRequest request, Call call) {
    BodyPublisher publisher = request.bodyPublisher().orElseThrow();
    if (publisher instanceof AskingPublisher) {
      // An application that sends the request of an earlier response again.
      publisher = ((AskingPublisher) publisher).original();
    }
    BodyPublisher asking = AskingPublisher.of(request, publisher, call);
    return asking == null ? new TeePublisher(publisher, call.capture()) : asking;
  }

  @Override
  public Object exit(Object token, Object result) {
    if (token instanceof Call) {
      ((Call) token).promised((CompletableFuture<?>) result);
    }
    return null;
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    if (token instanceof Call) {
      ((Call) token).failed(thrown);
    }
  }
}
