package io.aimeter.agent.tap.urlconnection;

import io.aimeter.agent.pipeline.Meter;
import java.io.InputStream;

/** {@code getInputStream}, which sends the request and gives the body of a successful response. */
public final class InputStreamTap extends ConnectionTap {
  /** Made by the hook table. */
  public InputStreamTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) throws Throwable {
    Call call = begun(self, false);
    return call != null && call.state.enter() ? call : null;
  }

  @Override
  public Object exit(Object token, Object result) throws Throwable {
    Call call = (Call) token;
    call.state.leave();
    call.state.answered(call.connection);
    return result == null ? null : call.state.input((InputStream) result);
  }

  /** An error status is thrown too; its body is in the error stream, which may yet be read. */
  @Override
  public void thrown(Object token, Throwable thrown) throws Throwable {
    Call call = (Call) token;
    call.state.leave();
    if (!call.state.answered(call.connection)) {
      call.state.failed(thrown);
    }
  }
}
