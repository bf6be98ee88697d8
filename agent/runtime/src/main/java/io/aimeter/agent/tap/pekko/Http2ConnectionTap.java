package io.aimeter.agent.tap.pekko;

import io.aimeter.agent.pipeline.Meter;

/** A connection that speaks HTTP/2 on TLS. */
public final class Http2ConnectionTap extends ConnectionTap {
  private static final int PORT = 443;

  /** Made by the hook table. */
  public Http2ConnectionTap(Meter meter) {
    super(meter, false, PORT);
  }
}
