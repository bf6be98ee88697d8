package io.aimeter.agent.tap.apache4;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import java.util.ArrayList;
import java.util.List;
import org.apache.http.HttpHost;
import org.apache.http.nio.protocol.HttpAsyncRequestProducer;
import org.apache.http.nio.protocol.HttpAsyncResponseConsumer;

/**
 * {@code execute} of the asynchronous clients with several requests, which are sent one after the
 * other on one connection: wraps each producer, and the consumer at its place.
 */
public final class AsyncPipelineTap extends Tap {
  /** Made by the hook table. */
  public AsyncPipelineTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    HttpHost target = (HttpHost) first;
    List<?> producers = (List<?>) second;
    List<?> consumers = (List<?>) third;
    if (target == null
        || !meter().watches(target.getHostName(), Target.port(target, null))
        || producers == null
        || consumers == null
        || producers.size() != consumers.size()) {
      return null; // the client refuses what lacks a part
    }
    Meter meter = meter().ofThisThread(); // the requests are asked for where the connection is
    List<AsyncCall> calls = new ArrayList<>();
    for (int i = 0; i < producers.size(); i++) {
      calls.add(new AsyncCall(meter, target));
    }
    return calls;
  }

  @Override
  public Object argument(Object token, int index, Object value) {
    List<Object> wrapped = new ArrayList<>();
    for (Object each : (List<?>) value) {
      wrapped.add(wrap((AsyncCall) ((List<?>) token).get(wrapped.size()), index, each));
    }
    return wrapped;
  }

  private static Object wrap(AsyncCall call, int index, Object each) {
    if (each == null) {
      return null; // refused
    }
    return index == 1
        ? new TeeProducer((HttpAsyncRequestProducer) each, call)
        : new TeeConsumer<>((HttpAsyncResponseConsumer<?>) each, call);
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    for (Object call : (List<?>) token) {
      ((AsyncCall) call).failed(thrown);
    }
  }
}
