package io.aimeter.agent.tap.jdk;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;

/** Puts a {@link TeeSubscriber} before the application's subscriber. */
final class TeeHandler<T> implements BodyHandler<T> {
  private final BodyHandler<T> handler;
  private final Call call;

  TeeHandler(BodyHandler<T> handler, Call call) {
    this.handler = handler;
    this.call = call;
  }

  @Override
  public BodySubscriber<T> apply(ResponseInfo response) {
    call.capture().responseHead(response.statusCode(), new HeadersView(response.headers()), false);
    BodySubscriber<T> subscriber = handler.apply(response);
    return subscriber == null ? null : Subscribers.tee(subscriber, call);
  }
}
