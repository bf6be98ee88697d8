package io.aimeter.agent.tap.armeria;

import com.linecorp.armeria.common.HttpData;
import io.aimeter.agent.pipeline.Meter;

/** {@code DefaultRequestLog.increaseRequestLength}: a piece of a request's body is sent. */
public final class RequestDataTap extends CallTap {
  /** Made by the hook table. */
  public RequestDataTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Call call = of(self);
    if (call != null) {
      call.sent((HttpData) first);
    }
    return null;
  }
}
