package io.aimeter.agent.tap.jdk;

import io.aimeter.core.ask.AskableHeaders;
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
    HeadersView headers = new HeadersView(response.headers());
    call.capture().responseHead(response.statusCode(), headers, false);
    BodySubscriber<T> subscriber = handler.apply(response);
    if (subscriber == null) {
      return null;
    }
    boolean hides = call.isAsked() && AskableHeaders.ofResponse(response.statusCode(), headers);
    return Subscribers.tee(subscriber, call, hides);
  }
}
