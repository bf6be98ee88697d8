package io.aimeter.agent.tap.pekko;

import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.core.provider.Endpoint;
import org.apache.pekko.http.javadsl.model.AttributeKey;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;

/** Begins calls, and marks requests with them. */
final class Calls {
  private static final String CLIENT = "pekko";
  private static final AttributeKey<Call> MARK = AttributeKey.create("aimeter", Call.class);

  private Calls() {}

  /** The call a request belongs to; null where it is not to be metered, or is already. */
  static Call begin(Meter meter, HttpRequest request, String host, int port) {
    if (!meter.watches(host, port) || Claims.held() || request.getAttribute(MARK).isPresent()) {
      return null;
    }
    String method = request.method().value();
    String pathAndQuery = request.uri().toHttpRequestTargetOriginForm().toString();
    Endpoint endpoint = meter.match(host, port, method, pathAndQuery);
    return endpoint == null
        ? null
        : new Call(
            meter.begin(
                CLIENT, endpoint, method, host, port, pathAndQuery, new HeadersView(request)));
  }

  static HttpRequest mark(HttpRequest request, Call call) {
    return (HttpRequest) request.addAttribute(MARK, call);
  }

  /** The call of the request a response belongs to; null where it was not marked. */
  static Call of(HttpResponse response) {
    return response.getAttribute(MARK).orElse(null);
  }

  static HttpResponse unmark(HttpResponse response) {
    return (HttpResponse) response.removeAttribute(MARK);
  }
}
