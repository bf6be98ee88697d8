package io.aimeter.agent.tap.urlconnection;

import io.aimeter.agent.body.TeeInputStream;
import io.aimeter.agent.body.TeeOutputStream;
import io.aimeter.agent.pipeline.Capture;
import io.aimeter.core.exchange.ExchangeEnd;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.net.HttpURLConnection;

/**
 * What is kept beside a connection: its capture and the streams handed out in place of its own. The
 * application enters the hooked methods several times for one exchange and gets the same stream
 * each time. The streams refer to the connection, so they are held weakly here.
 */
final class Connection {
  private final Capture capture;
  private WeakReference<OutputStream> output = new WeakReference<>(null);
  private WeakReference<InputStream> input = new WeakReference<>(null);
  private boolean answered;
  private Thread inside;

  Connection(Capture capture) {
    this.capture = capture;
  }

  synchronized OutputStream output(OutputStream own) {
    OutputStream known = output.get();
    if (known == null) {
      known = new TeeOutputStream(own, capture::requestBytes);
      output = new WeakReference<>(known);
    }
    return known;
  }

  synchronized InputStream input(InputStream own) {
    InputStream known = input.get();
    if (known == null) {
      known = new TeeInputStream(own, capture);
      input = new WeakReference<>(known);
    }
    return known;
  }

  /**
   * A thread enters {@code getInputStream}; false where it is inside already. The method asks
   * itself for the headers of a redirect, and the stream it then gives is not the application's.
   */
  synchronized boolean enter() {
    if (inside == Thread.currentThread()) {
      return false;
    }
    inside = Thread.currentThread();
    return true;
  }

  /** It has left again. */
  synchronized void leave() {
    inside = null;
  }

  /** Takes note of the response's head; false where there is no response. */
  synchronized boolean answered(HttpURLConnection connection) throws Throwable {
    if (!answered) {
      Object response = Internals.response(connection);
      int status = response == null ? 0 : Internals.status(response);
      if (status > 0) {
        answered = true;
        capture.responseHead(status, Internals.view(response), false);
      }
    }
    return answered;
  }

  void failed(Throwable thrown) {
    capture.finish(ExchangeEnd.FAILED, thrown);
  }
}
