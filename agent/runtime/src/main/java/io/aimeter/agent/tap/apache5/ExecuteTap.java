package io.aimeter.agent.tap.apache5;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.agent.tap.Tap;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.provider.Endpoint;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.NamedEndpoint;

/** {@code doExecute} of the classic clients: wraps the entity of the response. */
public final class ExecuteTap extends Tap {
  private static final String CLIENT = "apache5";

  /** Made by the hook table. */
  public ExecuteTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    HttpHost target = (HttpHost) first;
    ClassicHttpRequest request = (ClassicHttpRequest) second;
    if (request == null) {
      return null;
    }
    // Spring, for one, gives no target: the request knows.
    NamedEndpoint where = target != null ? target : request.getAuthority();
    String host = where == null ? null : where.getHostName();
    int port = where == null ? -1 : port(where, target, request);
    Sending sending = null;
    if (meter().watches(host, port)) {
      sending = begin(host, port, request);
    } else if (Sending.underway()) {
      sending = Sending.unmetered();
    }
    if (sending == null) {
      return null;
    }
    sending.enter();
    return new Call(request, sending);
  }

  private static int port(NamedEndpoint where, HttpHost target, ClassicHttpRequest request) {
    String scheme = target != null ? target.getSchemeName() : request.getScheme();
    return Ports.effective(where.getPort(), scheme);
  }

  private Sending begin(String host, int port, ClassicHttpRequest request) {
    String path = request.getPath() == null ? "/" : request.getPath();
    Endpoint endpoint = meter().match(host, port, request.getMethod(), path);
    return endpoint == null || Claims.held()
        ? Sending.unmetered()
        : Sending.begin(
            meter(),
            CLIENT,
            endpoint,
            request.getMethod(),
            host,
            port,
            path,
            new RequestHeaders(request, request.getEntity()));
  }

  @Override
  public Object exit(Object token, Object result) {
    Call call = (Call) token;
    call.sending().leave();
    Capture capture = call.sending().capture();
    if (capture == null) {
      return null;
    }
    ClassicHttpResponse response = (ClassicHttpResponse) result;
    HttpEntity entity = response.getEntity();
    if (entity instanceof TeeEntity) {
      // Of a call that something in the client's chain has made in place of this one.
      capture.discard();
      return null;
    }
    // A client that decodes may leave the header, but its entity has no encoding any more.
    boolean decoded = entity != null && entity.getContentEncoding() == null;
    capture.responseHead(response.getCode(), new HeadersView(response), decoded);
    if (entity == null) {
      call.finish(ExchangeEnd.COMPLETE);
    } else {
      response.setEntity(new TeeEntity(entity, call));
    }
    return null;
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    Call call = (Call) token;
    call.sending().leave();
    if (call.sending().capture() != null) {
      call.failed(thrown);
    }
  }
}
