package io.aimeter.agent.tap.reactornetty;

import io.aimeter.agent.body.ByteSink;
import io.aimeter.agent.pipeline.Sending;
import io.netty.buffer.ByteBuf;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.util.context.Context;

/** Copies the pieces of a body on their way; a subscription is an attempt to send it. */
final class TeeSubscriber implements CoreSubscriber<ByteBuf> {
  private final CoreSubscriber<? super ByteBuf> subscriber;
  private final ByteSink attempt;

  TeeSubscriber(CoreSubscriber<? super ByteBuf> subscriber, Sending sending) {
    this.subscriber = subscriber;
    this.attempt = sending.attempt();
  }

  @Override
  public Context currentContext() {
    return subscriber.currentContext();
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    subscriber.onSubscribe(subscription);
  }

  @Override
  public void onNext(ByteBuf piece) {
    byte[] bytes = new byte[piece.readableBytes()];
    piece.getBytes(piece.readerIndex(), bytes);
    attempt.accept(bytes, 0, bytes.length);
    subscriber.onNext(piece);
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
