package io.aimeter.agent.tap.urlconnection;

import io.aimeter.agent.pipeline.Meter;
import java.io.InputStream;

/** {@code getErrorStream}: the body of a response with an error status. */
public final class ErrorStreamTap extends ConnectionTap {
  /** Made by the hook table. */
  public ErrorStreamTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return known(self);
  }

  @Override
  public Object exit(Object token, Object result) throws Throwable {
    Call call = (Call) token;
    return result != null && call.state.answered(call.connection)
        ? call.state.input((InputStream) result)
        : null;
  }
}
