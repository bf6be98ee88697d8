package io.aimeter.agent.tap.vertx;

import io.aimeter.agent.pipeline.Meter;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;

/**
 * {@code HttpClientRequestImpl.handleResponse}: the head of the response. A client that decodes
 * bodies removes the header that says how they were encoded.
 */
public final class ResponseTap extends CallTap {
  /** Made by the hook table. */
  public ResponseTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Call call = of((HttpClientRequest) self);
    if (call != null) {
      HttpClientResponse response = (HttpClientResponse) second;
      call.capture()
          .responseHead(response.statusCode(), new HeadersView(response.headers()), false);
    }
    return null;
  }
}
