package io.aimeter.agent.tap.helidon;

import io.aimeter.agent.body.TeeOutputStream;
import io.aimeter.agent.pipeline.Meter;
import io.helidon.webclient.api.ClientRequest.OutputStreamHandler;

/** {@code doOutputStream} of both protocols: a request's body that its handler writes. */
public final class WriterTap extends CallTap {
  /** Made by the hook table. */
  public WriterTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return first == null ? null : Call.currentMetered();
  }

  @Override
  public Object argument(Object token, int index, Object value) {
    Call call = (Call) token;
    OutputStreamHandler handler = (OutputStreamHandler) value;
    return (OutputStreamHandler) out -> handler.handle(new TeeOutputStream(out, call.attempt()));
  }
}
