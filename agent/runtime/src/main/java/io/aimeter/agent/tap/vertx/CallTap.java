package io.aimeter.agent.tap.vertx;

import io.aimeter.agent.pipeline.Attachments;
import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.agent.tap.Tap;
import io.aimeter.core.provider.Endpoint;
import io.vertx.core.AsyncResult;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;

/** What the taps of Vert.x share: the calls that go on, beside the requests they are made with. */
abstract class CallTap extends Tap {
  private static final String CLIENT = "vertx";

  private static final Attachments<HttpClientRequest, Call> CALLS = new Attachments<>();

  CallTap(Meter meter) {
    super(meter);
    meter.prune(CALLS);
  }

  /** The call made with a request; null where it is not metered. */
  static Call of(HttpClientRequest request) {
    return CALLS.get(request);
  }

  /**
   * Begins a call, with what the calling thread's context holds; null where it is not to be
   * metered.
   *
   * @param client the {@code HttpClientImpl}, which knows the host where the options name none
   */
  final Call begin(Object client, RequestOptions options) {
    if (options == null) {
      return null;
    }
    String host = options.getHost() == null ? Defaults.host(client) : options.getHost();
    int port = options.getPort() == null ? Defaults.port(client) : options.getPort();
    if (!meter().watches(host, port) || options.getMethod() == null || Claims.held()) {
      return null;
    }
    String method = options.getMethod().name();
    String uri = options.getURI();
    Endpoint endpoint = uri == null ? null : meter().match(host, port, method, uri);
    return endpoint == null
        ? null
        : new Call(
            Sending.begin(
                meter(),
                CLIENT,
                endpoint,
                method,
                host,
                port,
                uri,
                new HeadersView(options.getHeaders())));
  }

  /** The client has, or has not, made the request. */
  static void made(Call call, AsyncResult<HttpClientRequest> request) {
    if (request.failed()) {
      call.failed(request.cause());
    } else {
      CALLS.putIfAbsent(request.result(), call);
    }
  }
}
