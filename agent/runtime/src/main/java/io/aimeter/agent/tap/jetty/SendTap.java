package io.aimeter.agent.tap.jetty;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import io.aimeter.core.exchange.ExchangeEnd;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.client.HttpDestination;
import org.eclipse.jetty.client.HttpRequest;
import org.eclipse.jetty.client.api.Response;

/** {@code HttpDestination.send}: every request the client finds a connection for. */
public final class SendTap extends Tap {
  /** Made by the hook table. */
  public SendTap(Meter meter) {
    super(meter);
    meter.prune(Exchange.BODIES);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return Exchange.begin(meter(), (HttpRequest) first, ((HttpDestination) self).getHttpClient());
  }

  /** Ours comes first, so that the application learns of the end after we do. */
  @Override
  public Object argument(Object token, int index, Object value) {
    List<Response.ResponseListener> listeners = new ArrayList<>();
    listeners.add((Exchange) token);
    for (Object listener : (List<?>) value) {
      listeners.add((Response.ResponseListener) listener);
    }
    return listeners;
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    ((Exchange) token).capture().finish(ExchangeEnd.FAILED, thrown);
  }
}
