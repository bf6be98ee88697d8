package io.aimeter.agent.tap.helidon;

import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.core.provider.Endpoint;
import io.helidon.webclient.api.ClientRequestBase;
import io.helidon.webclient.api.ClientUri;

/**
 * {@code ClientRequestBase.validateAndSubmit} and {@code outputStream}, which every request goes
 * through on the calling thread: that of the {@code WebClient}, and then, within, that of the
 * protocol it has chosen.
 */
public final class SubmitTap extends CallTap {
  private static final String CLIENT = "helidon";

  /** Made by the hook table. */
  public SubmitTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    ClientRequestBase request = (ClientRequestBase) self;
    // Only with parameters can a template be set that would still have to be resolved.
    ClientUri uri = request.pathParams().isEmpty() ? request.uri() : request.resolvedUri();
    String host = uri.host();
    Call outer = Call.current();
    Call call = null;
    // In this order: the port cannot be asked for without allocating.
    if (host != null && meter().mayWatch(host, 0, host.length())) {
      int port = uri.port();
      String method = request.method().text();
      String pathAndQuery = uri.pathWithQueryAndFragment();
      if (outer != null && outer.isOf(method, host, pathAndQuery)) {
        return null;
      }
      call = begin(request, method, host, port, pathAndQuery);
    }
    if (call == null && outer != null) {
      call = Call.unmetered();
    }
    if (call != null) {
      call.enter();
    }
    return call;
  }

  private Call begin(
      ClientRequestBase request, String method, String host, int port, String pathAndQuery) {
    if (!meter().watches(host, port) || Claims.held()) {
      return null;
    }
    Endpoint endpoint = meter().match(host, port, method, pathAndQuery);
    return endpoint == null
        ? null
        : Call.metered(
            Sending.begin(
                meter(),
                CLIENT,
                endpoint,
                method,
                host,
                port,
                pathAndQuery,
                new HeadersView(request.headers())),
            method,
            host,
            pathAndQuery);
  }

  @Override
  public Object exit(Object token, Object result) {
    Call call = (Call) token;
    call.leave();
    if (call.capture() != null && call.answered()) {
      RESPONSES.putIfAbsent(result, call);
    }
    return null;
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    Call call = (Call) token;
    call.leave();
    if (call.capture() != null) {
      call.failed(thrown);
    }
  }
}
