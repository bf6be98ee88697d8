package io.aimeter.agent.tap;

import io.aimeter.agent.pipeline.Capture;
import java.nio.ByteBuffer;

/**
 * The body of a request that a client may send several times by itself: after a redirect, say, that
 * came before the client had told of all it sent the first time. Each byte is handed in once.
 */
public final class SentBody {
  private final Capture capture;
  private long handedIn;

  /** The body of the request whose exchange that is. */
  public SentBody(Capture capture) {
    this.capture = capture;
  }

  private synchronized void sent(long position, ByteBuffer bytes) {
    long end = position + bytes.remaining();
    if (end <= handedIn) {
      return;
    }
    ByteBuffer fresh = bytes.duplicate();
    fresh.position(fresh.position() + (int) Math.max(0, handedIn - position));
    capture.requestBytes(fresh);
    handedIn = end;
  }

  /** One sending of it, from its beginning. Used by one thread after the other. */
  public static final class Sending {
    private final SentBody body;
    private long position;

    /** Begins. */
    public Sending(SentBody body) {
      this.body = body;
    }

    /** Further bytes have been sent; the buffer's position stays. */
    public void sent(ByteBuffer bytes) {
      body.sent(position, bytes);
      position += bytes.remaining();
    }
  }
}
