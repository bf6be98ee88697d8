package io.aimeter.agent.tap.pekko;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import org.apache.pekko.http.impl.engine.client.PoolId;
import org.apache.pekko.http.impl.settings.HostConnectionPoolSetup;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import scala.concurrent.Future;

/**
 * {@code PoolMaster.dispatchRequest}, through which every request for a pool goes, on the thread
 * that makes it. A pool that was closed meanwhile sends the same request through it again: the
 * request is marked as seen.
 */
public final class DispatchTap extends Tap {
  /** Made by the hook table. */
  public DispatchTap(Meter meter) {
    super(meter);
    Linkage.check(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    HostConnectionPoolSetup pool = ((PoolId) first).hcps();
    return meter().watches(pool.host(), pool.port())
        ? Calls.begin(meter(), (HttpRequest) second, pool.host(), pool.port())
        : null;
  }

  @Override
  public Object argument(Object token, int index, Object value) {
    return ((Call) token).request((HttpRequest) value);
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
