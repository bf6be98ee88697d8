package io.aimeter.agent.tap.armeria;

import com.linecorp.armeria.client.ClientRequestContext;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.core.provider.Endpoint;

/** {@code HttpClientDelegate.execute}: a request goes to the transport, on its caller's thread. */
public final class ExecuteTap extends CallTap {
  private static final String CLIENT = "armeria";

  /** Made by the hook table. */
  public ExecuteTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    ClientRequestContext context = (ClientRequestContext) first;
    HttpRequest request = (HttpRequest) second;
    Target target = Target.of(context, request, meter());
    if (target == null || Claims.held()) {
      return null;
    }
    String method = request.method().name();
    String path = request.path();
    Endpoint endpoint = meter().match(target.host, target.port, method, path);
    if (endpoint == null) {
      return null;
    }
    Call call =
        new Call(
            Sending.begin(
                meter(),
                CLIENT,
                endpoint,
                method,
                target.host,
                target.port,
                path,
                request.headers()::get));
    begun(context.logBuilder(), call);
    return call;
  }

  @Override
  public Object exit(Object token, Object result) {
    ((Call) token).returned((HttpResponse) result);
    return null;
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    ((Call) token).end(thrown);
  }
}
