package io.aimeter.agent.tap.awssdk;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.core.exchange.ExchangeEnd;
import java.nio.ByteBuffer;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Copies a response's body on its way to the SDK; sees that it is cancelled. */
final class TeeSubscriber implements Subscriber<ByteBuffer> {
  private final Subscriber<? super ByteBuffer> subscriber;
  private final Capture capture;

  TeeSubscriber(Subscriber<? super ByteBuffer> subscriber, Capture capture) {
    this.subscriber = subscriber;
    this.capture = capture;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscriber.onSubscribe(
        subscription == null
            ? null
            : new Subscription() {
              @Override
              public void request(long count) {
                subscription.request(count);
              }

              @Override
              public void cancel() {
                capture.finish(ExchangeEnd.CANCELLED, null);
                subscription.cancel();
              }
            });
  }

  @Override
  public void onNext(ByteBuffer bytes) {
    if (bytes != null) {
      capture.responseBytes(bytes);
    }
    subscriber.onNext(bytes);
  }

  @Override
  public void onError(Throwable thrown) {
    capture.finish(ExchangeEnd.FAILED, thrown);
    subscriber.onError(thrown);
  }

  @Override
  public void onComplete() {
    capture.finish(ExchangeEnd.COMPLETE, null);
    subscriber.onComplete();
  }
}
