package io.aimeter.agent.tap.armeria;

import com.linecorp.armeria.common.HttpData;
import io.aimeter.agent.pipeline.Meter;

/** {@code DefaultRequestLog.increaseResponseLength}: a piece of a response's body is there. */
public final class ResponseDataTap extends CallTap {
  /** Made by the hook table. */
  public ResponseDataTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Call call = of(self);
    if (call != null) {
      call.received((HttpData) first);
    }
    return null;
  }
}
