package io.aimeter.agent.tap.jdk;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.core.exchange.ExchangeEnd;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Flow.Subscription;

/** Copies a response's body on its way to the application's subscriber. */
class TeeSubscriber<T> implements BodySubscriber<T> {
  private final BodySubscriber<T> subscriber;

  /** The application's subscriber, or what hides from it what it did not ask for. */
  private final Flow.Subscriber<List<ByteBuffer>> next;

  private final Call call;
  private final Capture capture;

  TeeSubscriber(BodySubscriber<T> subscriber, Call call, boolean hides) {
    this.subscriber = subscriber;
    this.next = hides ? new HidingSubscriber(subscriber) : subscriber;
    this.call = call;
    this.capture = call.capture();
  }

  final BodySubscriber<T> subscriber() {
    return subscriber;
  }

  @Override
  public CompletionStage<T> getBody() {
    return subscriber.getBody();
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    next.onSubscribe(subscription == null ? null : new TeeSubscription(subscription));
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (buffers != null) {
      for (int i = 0; i < buffers.size(); i++) {
        capture.responseBytes(buffers.get(i));
      }
    }
    next.onNext(buffers);
  }

  @Override
  public void onError(Throwable thrown) {
    call.bodyFailed(thrown);
    next.onError(thrown);
  }

  @Override
  public void onComplete() {
    capture.finish(ExchangeEnd.COMPLETE, null);
    next.onComplete();
  }

  /**
   * An application that closes a body early cancels, which reaches the subscriber in no other way.
   */
  private final class TeeSubscription implements Subscription {
    private final Subscription subscription;

    TeeSubscription(Subscription subscription) {
      this.subscription = subscription;
    }

    @Override
    public void request(long count) {
      subscription.request(count);
    }

    @Override
    public void cancel() {
      capture.finish(ExchangeEnd.CANCELLED, null);
      subscription.cancel();
    }
  }
}
