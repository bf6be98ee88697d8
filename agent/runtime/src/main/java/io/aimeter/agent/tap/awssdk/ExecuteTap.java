package io.aimeter.agent.tap.awssdk;

import io.aimeter.agent.body.TeeInputStream;
import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.core.exchange.ExchangeEnd;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullRequest;

/**
 * {@code MakeHttpRequestStage.executeHttpRequest}: wraps the request's content and the response's
 * stream. The HTTP client below works on the same thread, under a claim.
 */
public final class ExecuteTap extends AttemptTap {
  /** Made by the hook table. */
  public ExecuteTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    SdkHttpFullRequest request = (SdkHttpFullRequest) first;
    Sending sending = watches(request) ? begin(request) : null;
    if (sending != null) {
      Claims.claim();
    }
    return sending;
  }

  @Override
  public Object argument(Object token, int index, Object value) {
    SdkHttpFullRequest request = (SdkHttpFullRequest) value;
    return request
        .contentStreamProvider()
        .map(
            content ->
                request.toBuilder()
                    .contentStreamProvider(new TeeContent(content, (Sending) token))
                    .build())
        .orElse(null);
  }

  @Override
  public Object exit(Object token, Object result) {
    Claims.release();
    Capture capture = ((Sending) token).capture();
    HttpExecuteResponse response = (HttpExecuteResponse) result;
    capture.responseHead(
        response.httpResponse().statusCode(), new HeadersView(response.httpResponse()), false);
    AbortableInputStream body = response.responseBody().orElse(null);
    if (body == null) {
      capture.finish(ExchangeEnd.COMPLETE, null);
      return null;
    }
    return HttpExecuteResponse.builder()
        .response(response.httpResponse())
        .responseBody(tee(body, capture))
        .build();
  }

  private static AbortableInputStream tee(AbortableInputStream body, Capture capture) {
    return AbortableInputStream.create(
        new TeeInputStream(body, capture),
        () -> {
          capture.finish(ExchangeEnd.CANCELLED, null);
          body.abort();
        });
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    Claims.release();
    ((Sending) token).capture().finish(ExchangeEnd.FAILED, thrown);
  }
}
