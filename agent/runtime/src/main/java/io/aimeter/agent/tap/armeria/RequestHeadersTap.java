package io.aimeter.agent.tap.armeria;

import com.linecorp.armeria.common.RequestHeaders;
import io.aimeter.agent.pipeline.Meter;

/** {@code DefaultRequestLog.requestHeaders}: the head of a request, as it is sent. */
public final class RequestHeadersTap extends CallTap {
  /** Made by the hook table. */
  public RequestHeadersTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Call call = of(self);
    if (call != null) {
      call.sent((RequestHeaders) first);
    }
    return null;
  }
}
