package io.aimeter.agent.tap.helidon;

import io.aimeter.agent.body.ByteSink;
import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.exchange.Headers;

/**
 * A call of the application, while it is made the calling thread's, and until its response has been
 * read. Refers to nothing of the library.
 */
final class Call {
  private static final ThreadLocal<Call> CURRENT = new ThreadLocal<>();

  private final Sending sending;
  private final String method;
  private final String host;
  private final String pathAndQuery;
  private Call outer;
  private int status;
  private Headers headers;
  private boolean decoded;
  private boolean empty;
  private volatile boolean cut;

  private Call(Sending sending, String method, String host, String pathAndQuery) {
    this.sending = sending;
    this.method = method;
    this.host = host;
    this.pathAndQuery = pathAndQuery;
  }

  static Call metered(Sending sending, String method, String host, String pathAndQuery) {
    return new Call(sending, method, host, pathAndQuery);
  }

  /** One that must not be taken for the metered call it is made within. */
  static Call unmetered() {
    return new Call(Sending.unmetered(), null, null, null);
  }

  /** The call the thread is making; null where it makes none. */
  static Call current() {
    return CURRENT.get();
  }

  /** The metered call the thread is making; null where it makes none, or none that is metered. */
  static Call currentMetered() {
    Call call = CURRENT.get();
    return call == null || call.capture() == null ? null : call;
  }

  void enter() {
    outer = CURRENT.get();
    CURRENT.set(this);
  }

  void leave() {
    if (outer == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(outer);
      outer = null;
    }
  }

  /** Whether this is the same call, handed from one of the client's requests to another. */
  boolean isOf(String itsMethod, String itsHost, String itsPathAndQuery) {
    return itsMethod.equals(method) && itsHost.equals(host) && itsPathAndQuery.equals(pathAndQuery);
  }

  /** The capture; null where the call is not metered. */
  Capture capture() {
    return sending.capture();
  }

  void headersSent(Headers sent) {
    sending.headersSent(sent);
  }

  /** Takes what is sent of the request's body. */
  ByteSink attempt() {
    return sending.attempt();
  }

  /** The last response of the network, should it be the one the application gets. */
  void responded(int itsStatus, Headers itsHeaders, boolean isDecoded, boolean isEmpty) {
    status = itsStatus;
    headers = itsHeaders;
    decoded = isDecoded;
    empty = isEmpty;
  }

  /** Whether the response was decoded that the last request of the network has had. */
  boolean isDecoded() {
    return decoded;
  }

  /**
   * The application gets a response; false where its body need not be followed, because there is
   * none, or because it is not the network's.
   */
  boolean answered() {
    if (headers == null) {
      capture().discard();
      return false;
    }
    capture().responseHead(status, headers, decoded);
    if (empty) {
      ended();
    }
    return !empty;
  }

  /** The provider has ended the response before its end: some see an end, and some an exception. */
  void cut() {
    cut = true;
  }

  /** The application sees the end of the response. */
  void ended() {
    capture().finish(cut ? ExchangeEnd.FAILED : ExchangeEnd.COMPLETE, null);
  }

  void failed(Throwable thrown) {
    capture().finish(ExchangeEnd.FAILED, thrown);
  }
}
