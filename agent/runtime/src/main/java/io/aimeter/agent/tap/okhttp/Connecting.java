package io.aimeter.agent.tap.okhttp;

import io.aimeter.agent.pipeline.Sending;

/**
 * The WebSocket the thread is opening: the call that opens it is enqueued on the same thread, and
 * is the same exchange.
 */
final class Connecting {
  private static final ThreadLocal<Sending> CURRENT = new ThreadLocal<>();

  private Connecting() {}

  static void begin(Sending sending) {
    CURRENT.set(sending);
  }

  static void end() {
    CURRENT.remove();
  }

  /** The exchange that opens a WebSocket; one that is not metered where there is none. */
  static Sending current() {
    Sending current = CURRENT.get();
    return current == null ? Sending.unmetered() : current;
  }
}
