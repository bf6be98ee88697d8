package io.aimeter.agent.tap.jdk;

import io.aimeter.agent.pipeline.Capture;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/**
 * Copies a request's body on its way. The client subscribes again when it sends again (a stale
 * connection, a redirect, an authentication): what was copied before is not copied twice.
 */
final class TeePublisher implements BodyPublisher {
  private final BodyPublisher publisher;
  private final Capture capture;
  private long captured;

  TeePublisher(BodyPublisher publisher, Capture capture) {
    this.publisher = publisher;
    this.capture = capture;
  }

  @Override
  public long contentLength() {
    return publisher.contentLength();
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    publisher.subscribe(subscriber == null ? null : new Tee(subscriber));
  }

  /** The subscription's bytes from {@code from} to {@code from} plus those remaining. */
  private synchronized void passed(long from, ByteBuffer bytes) {
    long known = captured - from;
    if (known < bytes.remaining()) {
      captured = from + bytes.remaining();
      ByteBuffer fresh = bytes.duplicate();
      fresh.position(fresh.position() + (int) Math.max(0, known));
      capture.requestBytes(fresh);
    }
  }

  private final class Tee implements Subscriber<ByteBuffer> {
    private final Subscriber<? super ByteBuffer> subscriber;
    private long position;

    Tee(Subscriber<? super ByteBuffer> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      subscriber.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer bytes) {
      if (bytes != null) {
        int count = bytes.remaining();
        passed(position, bytes);
        position += count;
      }
      subscriber.onNext(bytes);
    }

    @Override
    public void onError(Throwable thrown) {
      subscriber.onError(thrown);
    }

    @Override
    public void onComplete() {
      subscriber.onComplete();
    }
  }
}
