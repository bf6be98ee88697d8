package io.aimeter.agent.tap.awssdk;

import io.aimeter.agent.body.ByteSink;
import io.aimeter.agent.pipeline.Sending;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/** A request's content, copied on its way to the HTTP client, which may subscribe again. */
final class TeeContentPublisher implements SdkHttpContentPublisher {
  private final SdkHttpContentPublisher content;
  private final Sending sending;

  TeeContentPublisher(SdkHttpContentPublisher content, Sending sending) {
    this.content = content;
    this.sending = sending;
  }

  @Override
  public Optional<Long> contentLength() {
    return content.contentLength();
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    content.subscribe(subscriber == null ? null : new Tee(subscriber, sending.attempt()));
  }

  private static final class Tee implements Subscriber<ByteBuffer> {
    private final Subscriber<? super ByteBuffer> subscriber;
    private final ByteSink copy;

    Tee(Subscriber<? super ByteBuffer> subscriber, ByteSink copy) {
      this.subscriber = subscriber;
      this.copy = copy;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      subscriber.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer bytes) {
      if (bytes != null) {
        copy.accept(bytes);
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
