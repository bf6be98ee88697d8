package io.aimeter.agent.tap.awssdk;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.core.exchange.ExchangeEnd;
import java.nio.ByteBuffer;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/** Sees the response an HTTP client gives on its way to the SDK. */
class TeeHandler implements SdkAsyncHttpResponseHandler {
  private final SdkAsyncHttpResponseHandler handler;
  private final Capture capture;

  TeeHandler(SdkAsyncHttpResponseHandler handler, Capture capture) {
    this.handler = handler;
    this.capture = capture;
  }

  @Override
  public void onHeaders(SdkHttpResponse headers) {
    if (headers != null) {
      capture.responseHead(headers.statusCode(), new HeadersView(headers), false);
    }
    handler.onHeaders(headers);
  }

  @Override
  public void onStream(Publisher<ByteBuffer> stream) {
    handler.onStream(
        stream == null
            ? null
            : subscriber ->
                stream.subscribe(
                    subscriber == null ? null : new TeeSubscriber(subscriber, capture)));
  }

  @Override
  public void onError(Throwable thrown) {
    capture.finish(ExchangeEnd.FAILED, thrown);
    handler.onError(thrown);
  }
}
