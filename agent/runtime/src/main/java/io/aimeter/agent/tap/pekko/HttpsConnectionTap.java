package io.aimeter.agent.tap.pekko;

import io.aimeter.agent.pipeline.Meter;

/** A connection that speaks HTTP/1.1 on TLS. */
public final class HttpsConnectionTap extends ConnectionTap {
  private static final int PORT = 443;

  /** Made by the hook table. */
  public HttpsConnectionTap(Meter meter) {
    super(meter, true, PORT);
  }
}
