package io.aimeter.agent.tap.pekko;

import io.aimeter.agent.pipeline.Meter;

/** A connection that speaks HTTP/1.1 in the clear. */
public final class HttpConnectionTap extends ConnectionTap {
  private static final int PORT = 80;

  /** Made by the hook table. */
  public HttpConnectionTap(Meter meter) {
    super(meter, true, PORT);
  }
}
