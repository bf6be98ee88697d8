package io.aimeter.agent.tap.jdk;

import io.aimeter.agent.pipeline.Capture;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;

/** Looks at the head of the answer to a request that opens a WebSocket. */
final class HeadHandler<T> implements BodyHandler<T> {
  private final BodyHandler<T> handler;
  private final Capture capture;

  HeadHandler(BodyHandler<T> handler, Capture capture) {
    this.handler = handler;
    this.capture = capture;
  }

  @Override
  public BodySubscriber<T> apply(ResponseInfo response) {
    capture.responseHead(response.statusCode(), new HeadersView(response.headers()), false);
    return handler.apply(response);
  }
}
