package io.aimeter.agent.tap.vertx;

import io.aimeter.agent.pipeline.Meter;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;

/**
 * {@code HttpClientImpl.request} that gives a future: begins the call on the calling thread. The
 * future is heard before the application can hear it, so the request has its call before it is
 * written.
 */
public final class RequestTap extends CallTap {
  /** Made by the hook table. */
  public RequestTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return begin(self, (RequestOptions) first);
  }

  @Override
  @SuppressWarnings("unchecked") // the method's declared result
  public Object exit(Object token, Object result) {
    ((Future<HttpClientRequest>) result).onComplete(made -> made((Call) token, made));
    return null;
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    ((Call) token).capture().discard(); // the options were wrong or the client closed
  }
}
