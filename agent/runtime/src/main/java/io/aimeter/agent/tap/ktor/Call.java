package io.aimeter.agent.tap.ktor;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.core.exchange.ExchangeEnd;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import kotlin.coroutines.AbstractCoroutineContextElement;
import kotlin.coroutines.CoroutineContext;

/** One request of the engine, as an element of the contexts of the coroutines that serve it. */
final class Call extends AbstractCoroutineContextElement {
  /** Finds it there. */
  static final class Key implements CoroutineContext.Key<Call> {
    static final Key ONLY = new Key();

    private Key() {}
  }

  private final Capture capture;

  Call(Capture capture) {
    super(Key.ONLY);
    this.capture = capture;
  }

  Capture capture() {
    return capture;
  }

  /**
   * Ends by an exception, which is a cancellation unless a time-out or an error stands behind it.
   */
  void failed(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof CancellationException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    boolean cancelled =
        cause == null || cause instanceof CancellationException || isOfReader(cause);
    capture.finish(cancelled ? ExchangeEnd.CANCELLED : ExchangeEnd.FAILED, cause);
  }

  /** What {@code ByteReadChannel.cancel()} and the closing of its stream cancel with. */
  private static boolean isOfReader(Throwable cause) {
    return cause.getClass() == IOException.class
        && "Channel was cancelled".equals(cause.getMessage());
  }
}
