package io.aimeter.agent.pipeline;

import io.aimeter.agent.body.ByteSink;
import io.aimeter.core.exchange.Headers;
import io.aimeter.core.provider.Endpoint;

/**
 * A call of a library that sends its request on the thread that makes the call. The tap of the call
 * makes it the thread's; the tap of the library's connection finds it there and copies the
 * request's body where it is written, so that nothing of the application's request is touched.
 *
 * <p>Calls nest: what an interceptor calls on the same thread must not be taken for the call it
 * intercepts, so every nested call is made the thread's, {@link #unmetered} ones too. A call is one
 * thread's at a time.
 */
public final class Sending {
  private static final ThreadLocal<Sending> CURRENT = new ThreadLocal<>();

  private final Capture capture;
  private final SentHeaders headers;
  private Sending outer;
  private long captured;
  private volatile boolean delivered;
  private volatile byte[] hidden;

  private Sending(Capture capture, SentHeaders headers) {
    this.capture = capture;
    this.headers = headers;
  }

  /** Begins the capture of a call; see {@link Meter#begin}. */
  public static Sending begin(
      Meter meter,
      String client,
      Endpoint endpoint,
      String method,
      String host,
      int port,
      String pathAndQuery,
      Headers requestHeaders) {
    SentHeaders headers = new SentHeaders(requestHeaders);
    return new Sending(
        meter.begin(client, endpoint, method, host, port, pathAndQuery, headers), headers);
  }

  /** A call that is not metered. */
  public static Sending unmetered() {
    return new Sending(null, null);
  }

  /** The call the thread is making; null where it makes none, or none that is metered. */
  public static Sending current() {
    Sending current = CURRENT.get();
    return current == null || current.capture == null || current.capture.isFinished()
        ? null
        : current;
  }

  /** Whether the thread is inside a call, so that one more is nested in it. */
  public static boolean underway() {
    return CURRENT.get() != null;
  }

  /** Makes this the thread's call until {@link #leave}. */
  public void enter() {
    outer = CURRENT.get();
    CURRENT.set(this);
  }

  /** Ends what {@link #enter} began. */
  public void leave() {
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
      outer = null;
    }
  }

  /** The capture; null where the call is not metered. */
  public Capture capture() {
    return capture;
  }

  /** The application has been handed the response: the library will follow no redirect any more. */
  public void delivered() {
    delivered = true;
  }

  /** Whether {@link #delivered} was called. */
  public boolean isDelivered() {
    return delivered;
  }

  /** The end of the response that the application does not get to see. */
  public void hidden(byte[] bytes) {
    hidden = bytes;
  }

  /** What {@link #hidden(byte[])} was given last; null if nothing. */
  public byte[] hidden() {
    return hidden;
  }

  /** The headers the library sends, in a view that stays valid and unchanged. */
  public void headersSent(Headers sent) {
    headers.become(sent);
  }

  /**
   * Takes the body of one attempt at sending the request. A later attempt (a stale connection, a
   * redirect, an authentication) sends it again: what was copied before is not copied twice.
   */
  public ByteSink attempt() {
    return new Attempt();
  }

  private final class Attempt implements ByteSink {
    private long position;

    @Override
    public void accept(byte[] bytes, int offset, int length) {
      position += length;
      int fresh = (int) Math.min(length, position - captured);
      if (fresh > 0) {
        captured = position;
        capture.requestBytes(bytes, offset + length - fresh, fresh);
      }
    }
  }
}
