package io.aimeter.agent.tap.apache4;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.agent.tap.Tap;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.provider.Endpoint;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;

/**
 * {@code execute(HttpHost, HttpRequest, HttpContext)} of the clients until 4.2: wraps the entity of
 * the response.
 */
public class ExecuteTap extends Tap {
  private static final String CLIENT = "apache4";

  /** Made by the hook table. */
  public ExecuteTap(Meter meter) {
    super(meter);
  }

  @Override
  public final Object enter(Object self, Object first, Object second, Object third) {
    HttpHost target = (HttpHost) first;
    HttpRequest request = (HttpRequest) second;
    if (request == null) {
      return null;
    }
    String host = Target.host(target, request);
    int port = Target.port(target, request);
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

  private Sending begin(String host, int port, HttpRequest request) {
    String method = request.getRequestLine().getMethod();
    String pathAndQuery = Target.pathAndQuery(request);
    Endpoint endpoint = meter().match(host, port, method, pathAndQuery);
    return endpoint == null || Claims.held()
        ? Sending.unmetered()
        : Sending.begin(
            meter(), CLIENT, endpoint, method, host, port, pathAndQuery, new HeadersView(request));
  }

  @Override
  public final Object exit(Object token, Object result) {
    Call call = (Call) token;
    call.sending().leave();
    Capture capture = call.sending().capture();
    if (capture == null) {
      return null;
    }
    HttpResponse response = (HttpResponse) result;
    HttpEntity entity = response.getEntity();
    if (entity instanceof TeeEntity) {
      // Of a call that something in the client's chain has made in place of this one.
      capture.discard();
      return null;
    }
    // A client that decodes may leave the header, but its entity has no encoding any more.
    boolean decoded = entity != null && entity.getContentEncoding() == null;
    capture.responseHead(
        response.getStatusLine().getStatusCode(), new HeadersView(response), decoded);
    if (entity == null) {
      call.finish(ExchangeEnd.COMPLETE);
      return null;
    }
    response.setEntity(TeeEntity.of(entity, call));
    return replacement(response, call);
  }

  /** What the application gets in place of the response; null changes nothing. */
  Object replacement(HttpResponse response, Call call) {
    return null;
  }

  @Override
  public final void thrown(Object token, Throwable thrown) {
    Call call = (Call) token;
    call.sending().leave();
    if (call.sending().capture() != null) {
      call.failed(thrown);
    }
  }
}
