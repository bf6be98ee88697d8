package io.aimeter.agent.tap.vertx;

import io.aimeter.agent.pipeline.Meter;
import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;

/** {@code HttpClientImpl.request} that takes a handler: is told of the request before it. */
public final class RequestWithHandlerTap extends CallTap {
  /** Made by the hook table. */
  public RequestWithHandlerTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return begin(self, (RequestOptions) first);
  }

  @Override
  @SuppressWarnings("unchecked") // the method's declared argument
  public Object argument(Object token, int index, Object value) {
    Call call = (Call) token;
    if (value instanceof Promise) {
      // The client uses a promise of its own kind as it is, and its context.
      ((Promise<HttpClientRequest>) value).future().onComplete(made -> made(call, made));
      return null;
    }
    Handler<AsyncResult<HttpClientRequest>> handler =
        (Handler<AsyncResult<HttpClientRequest>>) value;
    return handler == null
        ? null
        : (Handler<AsyncResult<HttpClientRequest>>)
            made -> {
              made(call, made);
              handler.handle(made);
            };
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    ((Call) token).capture().discard();
  }
}
