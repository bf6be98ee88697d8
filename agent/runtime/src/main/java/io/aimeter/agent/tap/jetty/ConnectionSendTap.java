package io.aimeter.agent.tap.jetty;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import io.aimeter.core.exchange.ExchangeEnd;
import org.eclipse.jetty.client.HttpConnection;
import org.eclipse.jetty.client.HttpRequest;

/**
 * {@code HttpConnection.send}: a request on a connection that the application has asked for and
 * keeps. It takes its listeners from the request.
 */
public final class ConnectionSendTap extends Tap {
  /** Made by the hook table. */
  public ConnectionSendTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    HttpRequest request = (HttpRequest) first;
    Exchange exchange = Exchange.begin(meter(), request, ((HttpConnection) self).getHttpClient());
    if (exchange != null) {
      request
          .onResponseHeaders(exchange)
          .onResponseContentAsync(exchange)
          .onResponseSuccess(exchange)
          .onComplete(exchange);
    }
    return exchange;
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    ((Exchange) token).capture().finish(ExchangeEnd.FAILED, thrown);
  }
}
