package io.aimeter.agent.tap.armeria;

import com.linecorp.armeria.common.ResponseHeaders;
import io.aimeter.agent.pipeline.Meter;

/** {@code DefaultRequestLog.responseHeaders}: the head of a response. */
public final class ResponseHeadersTap extends CallTap {
  /** Made by the hook table. */
  public ResponseHeadersTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Call call = of(self);
    if (call != null) {
      call.received((ResponseHeaders) first);
    }
    return null;
  }
}
