package io.aimeter.agent.tap.awssdk;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.agent.tap.Tap;
import software.amazon.awssdk.core.internal.http.TransformingAsyncResponseHandler;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

/**
 * {@code MakeAsyncHttpRequestStage.doExecuteHttpRequest}, which hands the attempt that {@link
 * AsyncExecuteTap} captures to the HTTP client: wraps its content and its response handler.
 */
public final class DoExecuteTap extends Tap {
  /** Made by the hook table. */
  public DoExecuteTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return Sending.current();
  }

  @Override
  public Object argument(Object token, int index, Object value) {
    Sending sending = (Sending) token;
    if (value instanceof AsyncExecuteRequest) {
      return tee((AsyncExecuteRequest) value, sending);
    }
    if (value instanceof AsyncExecuteRequest.Builder) {
      // Made for this attempt alone; it gets its handler in the method.
      AsyncExecuteRequest.Builder builder = (AsyncExecuteRequest.Builder) value;
      builder.requestContentPublisher(content(builder.build().requestContentPublisher(), sending));
      return null;
    }
    return new TeeTransformingHandler<>(
        (TransformingAsyncResponseHandler<?>) value, sending.capture());
  }

  private static AsyncExecuteRequest tee(AsyncExecuteRequest request, Sending sending) {
    AsyncExecuteRequest.Builder builder =
        AsyncExecuteRequest.builder()
            .request(request.request())
            .requestContentPublisher(content(request.requestContentPublisher(), sending))
            .responseHandler(new TeeHandler(request.responseHandler(), sending.capture()))
            .fullDuplex(request.fullDuplex())
            .httpExecutionAttributes(request.httpExecutionAttributes());
    request.metricCollector().ifPresent(builder::metricCollector);
    return builder.build();
  }

  private static SdkHttpContentPublisher content(SdkHttpContentPublisher own, Sending sending) {
    return own == null ? null : new TeeContentPublisher(own, sending);
  }
}
