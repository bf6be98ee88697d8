package io.aimeter.agent.tap.jetty12;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.io.Content;

/**
 * {@code ResponseListeners.notifyContentSource}: the listener for a body is given the source of it.
 * Where there are several, the first call is for one that shares it out, in calls within.
 */
public final class ContentTap extends Tap {
  /** Made by the hook table. */
  public ContentTap(Meter meter) {
    super(meter);
    meter.prune(Exchange.ANSWERED);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return Exchange.ANSWERED.isEmpty() ? null : Exchange.ANSWERED.remove((Response) second);
  }

  @Override
  public Object argument(Object token, int index, Object value) {
    return new TeeSource((Content.Source) value, ((Exchange) token).capture());
  }
}
