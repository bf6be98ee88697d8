package io.aimeter.agent.tap.awssdk;

import io.aimeter.agent.pipeline.Capture;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.internal.http.TransformingAsyncResponseHandler;

/** The same for the SDK's own kind of handler. */
final class TeeTransformingHandler<T> extends TeeHandler
    implements TransformingAsyncResponseHandler<T> {
  private final TransformingAsyncResponseHandler<T> handler;

  TeeTransformingHandler(TransformingAsyncResponseHandler<T> handler, Capture capture) {
    super(handler, capture);
    this.handler = handler;
  }

  @Override
  public CompletableFuture<T> prepare() {
    return handler.prepare();
  }
}
