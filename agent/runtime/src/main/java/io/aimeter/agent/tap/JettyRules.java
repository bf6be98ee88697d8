package io.aimeter.agent.tap;

import io.aimeter.core.exchange.ExchangeEnd;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** What Jetty's clients have in common over all versions, though none of their types. */
public final class JettyRules {
  /** The name of the tap in records and settings. */
  public static final String CLIENT = "jetty";

  private JettyRules() {}

  /** What stands on the request line. */
  public static String pathAndQuery(String path, String query) {
    String known = path == null || path.isEmpty() ? "/" : path;
    return query == null ? known : known + "?" + query;
  }

  /**
   * How an exchange has failed.
   *
   * @param abort the reason the request was aborted for; null if it was not
   * @param failure what the application is told
   */
  public static ExchangeEnd failed(Throwable abort, Throwable failure) {
    return isCancelled(abort) || isClosedHere(failure) ? ExchangeEnd.CANCELLED : ExchangeEnd.FAILED;
  }

  /** By who reads the body and has enough, or by the client's shutdown. */
  private static boolean isClosedHere(Throwable failure) {
    return failure instanceof AsynchronousCloseException;
  }

  /**
   * The application cancels by an abort, for which it gives a reason; the client aborts too, when
   * it gets no connection, is too slow or has too much to do.
   */
  private static boolean isCancelled(Throwable abort) {
    return abort != null
        && !(abort instanceof IOException)
        && !(abort instanceof TimeoutException)
        && !(abort instanceof UnresolvedAddressException)
        && !(abort instanceof RejectedExecutionException);
  }
}
