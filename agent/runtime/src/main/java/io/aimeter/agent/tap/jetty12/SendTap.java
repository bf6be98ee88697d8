package io.aimeter.agent.tap.jetty12;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import io.aimeter.core.exchange.ExchangeEnd;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpConnection;
import org.eclipse.jetty.client.transport.HttpDestination;
import org.eclipse.jetty.client.transport.HttpRequest;

/**
 * {@code HttpDestination.send}, where the client finds the connection, and {@code
 * HttpConnection.send}, where the application has one: both take the response's listeners from the
 * request, and then add the one they are given.
 */
public final class SendTap extends Tap {
  /** Made by the hook table. */
  public SendTap(Meter meter) {
    super(meter);
    meter.prune(Exchange.BODIES);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return Exchange.begin(meter(), (HttpRequest) first, client(self));
  }

  private static HttpClient client(Object self) {
    return self instanceof HttpDestination
        ? ((HttpDestination) self).getHttpClient()
        : ((HttpConnection) self).getHttpClient();
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    ((Exchange) token).capture().finish(ExchangeEnd.FAILED, thrown);
  }
}
