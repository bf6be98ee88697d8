package io.aimeter.agent.tap.netty;

import io.aimeter.agent.pipeline.Meter;

/** {@code HttpClientCodec.Decoder.channelInactive}: the connection is gone. */
public final class InactiveTap extends CodecTap {
  /** Made by the hook table. */
  public InactiveTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return of(first) == null ? null : first;
  }

  /** Now, when what had come before is decoded. */
  @Override
  public Object exit(Object token, Object result) {
    Exchanges exchanges = of(token);
    if (exchanges != null) {
      forget(token);
      exchanges.closed();
    }
    return null;
  }

  /** The codec complains of responses that never came, after it has passed the event on. */
  @Override
  public void thrown(Object token, Throwable thrown) {
    exit(token, null);
  }
}
