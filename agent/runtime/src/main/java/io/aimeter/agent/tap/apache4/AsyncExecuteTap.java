package io.aimeter.agent.tap.apache4;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import org.apache.http.HttpHost;
import org.apache.http.concurrent.FutureCallback;
import org.apache.http.nio.protocol.HttpAsyncRequestProducer;
import org.apache.http.nio.protocol.HttpAsyncResponseConsumer;

/**
 * {@code execute} of the asynchronous clients: wraps the producer, which names its target, the
 * consumer, and the callback, which alone 4.0 tells that there is no connection.
 */
public final class AsyncExecuteTap extends Tap {
  private static final int CALLBACK = 3;

  /** Made by the hook table. */
  public AsyncExecuteTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    HttpHost target = first == null ? null : ((HttpAsyncRequestProducer) first).getTarget();
    return target != null && meter().watches(target.getHostName(), Target.port(target, null))
        ? new AsyncCall(meter(), target)
        : null;
  }

  @Override
  public Object argument(Object token, int index, Object value) {
    AsyncCall call = (AsyncCall) token;
    if (index == CALLBACK) {
      return new TeeCallback<>((FutureCallback<?>) value, call);
    }
    if (value == null) {
      return null; // refused
    }
    return index == 0
        ? new TeeProducer((HttpAsyncRequestProducer) value, call)
        : new TeeConsumer<>((HttpAsyncResponseConsumer<?>) value, call);
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    ((AsyncCall) token).failed(thrown);
  }
}
