package io.aimeter.agent.tap.reactornetty;

import io.aimeter.agent.pipeline.Sending;
import io.aimeter.core.exchange.ExchangeEnd;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.netty.Connection;
import reactor.util.context.Context;

/** The application's subscriber, with the call in its context. */
final class CallSubscriber implements CoreSubscriber<Connection>, Subscription {
  private final CoreSubscriber<? super Connection> subscriber;
  private final Sending sending;
  private final Context context;
  private Subscription subscription;

  CallSubscriber(CoreSubscriber<? super Connection> subscriber, Sending sending) {
    this.subscriber = subscriber;
    this.sending = sending;
    this.context = subscriber.currentContext().put(Sending.class, sending);
  }

  @Override
  public Context currentContext() {
    return context;
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    subscriber.onSubscribe(this);
  }

  @Override
  public void onNext(Connection connection) {
    sending.delivered();
    subscriber.onNext(connection);
  }

  @Override
  public void onError(Throwable thrown) {
    sending.capture().finish(ExchangeEnd.FAILED, thrown);
    subscriber.onError(thrown);
  }

  @Override
  public void onComplete() {
    subscriber.onComplete();
  }

  @Override
  public void request(long n) {
    subscription.request(n);
  }

  /** Before the head of a response is there, this is the call's end; later the body's is. */
  @Override
  public void cancel() {
    if (!sending.isDelivered()) {
      sending.capture().finish(ExchangeEnd.CANCELLED, null);
    }
    subscription.cancel();
  }
}
