package io.aimeter.agent.tap.jdk;

import io.aimeter.agent.pipeline.Capture;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;

/** Puts a {@link TeeSubscriber} before the application's subscriber. */
final class TeeHandler<T> implements BodyHandler<T> {
  private final BodyHandler<T> handler;
  private final Capture capture;

  TeeHandler(BodyHandler<T> handler, Capture capture) {
    this.handler = handler;
    this.capture = capture;
  }

  @Override
  public BodySubscriber<T> apply(ResponseInfo response) {
    capture.responseHead(response.statusCode(), new HeadersView(response.headers()), false);
    BodySubscriber<T> subscriber = handler.apply(response);
    return subscriber == null ? null : Subscribers.tee(subscriber, capture);
  }
}
