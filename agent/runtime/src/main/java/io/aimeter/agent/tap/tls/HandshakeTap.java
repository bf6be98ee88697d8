package io.aimeter.agent.tap.tls;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;

/** A client's handshake begins: if it is with an AI provider, the meter hears of it. */
public final class HandshakeTap extends Tap {
  /** Constructed by the dispatcher. */
  public HandshakeTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object handshake, Object second, Object third) throws Throwable {
    Object transport = Internals.transport(handshake);
    String host = Internals.peerHost(transport);
    int port = Internals.peerPort(transport);
    if (host != null && meter().watches(host, port)) {
      meter().connected(host, port, Caller.name());
    }
    return null;
  }
}
