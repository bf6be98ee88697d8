package io.aimeter.agent.tap.pekko;

import io.aimeter.agent.pipeline.Meter;

/** A connection that speaks HTTP/2 in the clear. */
public final class ClearHttp2ConnectionTap extends ConnectionTap {
  private static final int PORT = 80;

  /** Made by the hook table. */
  public ClearHttp2ConnectionTap(Meter meter) {
    super(meter, false, PORT);
  }
}
