package io.aimeter.agent.tap.helidon;

import io.aimeter.agent.pipeline.Meter;

/** {@code doProceed} of the HTTP/2 chains: on which stream a request is sent. */
public final class StreamTap extends CallTap {
  /** Made by the hook table. */
  public StreamTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Call call = Call.currentMetered();
    if (call != null) {
      STREAMS.putIfAbsent(third, call);
    }
    return null;
  }
}
