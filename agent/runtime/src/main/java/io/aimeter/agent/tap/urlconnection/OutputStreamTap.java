package io.aimeter.agent.tap.urlconnection;

import io.aimeter.agent.pipeline.Meter;
import java.io.OutputStream;
import java.net.ProtocolException;

/** {@code getOutputStream}: the request's body. */
public final class OutputStreamTap extends ConnectionTap {
  /** Made by the hook table. */
  public OutputStreamTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) throws Throwable {
    return begun(self, true);
  }

  @Override
  public Object exit(Object token, Object result) {
    return result == null ? null : ((Call) token).state.output((OutputStream) result);
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    // A ProtocolException says that the method was called at the wrong time; nothing was sent.
    if (!(thrown instanceof ProtocolException)) {
      ((Call) token).state.failed(thrown);
    }
  }
}
