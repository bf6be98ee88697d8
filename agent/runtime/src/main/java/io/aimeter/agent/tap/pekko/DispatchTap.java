package io.aimeter.agent.tap.pekko;

import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import io.aimeter.core.provider.Endpoint;
import org.apache.pekko.http.impl.engine.client.PoolId;
import org.apache.pekko.http.impl.settings.HostConnectionPoolSetup;
import org.apache.pekko.http.javadsl.model.AttributeKey;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import scala.concurrent.Future;

/**
 * {@code PoolMaster.dispatchRequest}, through which every request for a pool goes, on the thread
 * that makes it. A pool that was closed meanwhile sends the same request through it again: the
 * request is marked as seen.
 */
public final class DispatchTap extends Tap {
  private static final String CLIENT = "pekko";
  private static final AttributeKey<Call> SEEN = AttributeKey.create("aimeter", Call.class);

  /** Made by the hook table. */
  public DispatchTap(Meter meter) {
    super(meter);
    Linkage.check();
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    HostConnectionPoolSetup pool = ((PoolId) first).hcps();
    if (!meter().watches(pool.host(), pool.port()) || Claims.held()) {
      return null;
    }
    HttpRequest request = (HttpRequest) second;
    if (request.getAttribute(SEEN).isPresent()) {
      return null;
    }
    String method = request.method().value();
    String pathAndQuery = request.uri().toHttpRequestTargetOriginForm().toString();
    Endpoint endpoint = meter().match(pool.host(), pool.port(), method, pathAndQuery);
    return endpoint == null
        ? null
        : new Call(
            meter()
                .begin(
                    CLIENT,
                    endpoint,
                    method,
                    pool.host(),
                    pool.port(),
                    pathAndQuery,
                    new HeadersView(request)));
  }

  @Override
  public Object argument(Object token, int index, Object value) {
    Call call = (Call) token;
    return call.request((HttpRequest) value).addAttribute(SEEN, call);
  }

  @Override
  @SuppressWarnings("unchecked") // the method's declared result
  public Object exit(Object token, Object result) {
    return ((Future<HttpResponse>) result).transform(((Call) token)::answer, SameThread.INSTANCE);
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    ((Call) token).failed(thrown);
  }
}
