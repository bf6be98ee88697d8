package io.aimeter.agent.tap.helidon;

import io.aimeter.agent.pipeline.Meter;
import io.helidon.common.buffers.BufferData;

/** {@code readBytes} of both protocols' responses, through which every body is read. */
public final class ReadTap extends CallTap {
  /** Made by the hook table. */
  public ReadTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return of(self);
  }

  @Override
  public Object exit(Object token, Object result) {
    Call call = (Call) token;
    if (result == null || result == BufferData.empty()) {
      call.ended();
      return null;
    }
    // Just made, and nobody else's yet.
    BufferData buffer = (BufferData) result;
    byte[] bytes = new byte[buffer.available()];
    buffer.read(bytes, 0, bytes.length);
    buffer.rewind();
    call.capture().responseBytes(bytes, 0, bytes.length);
    return null;
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    ((Call) token).failed(thrown);
  }
}
