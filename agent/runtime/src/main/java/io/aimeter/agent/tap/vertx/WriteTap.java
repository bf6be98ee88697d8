package io.aimeter.agent.tap.vertx;

import io.aimeter.agent.pipeline.Meter;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;

/** {@code HttpClientRequestImpl.doWrite}: the request's headers and body as they are written. */
public final class WriteTap extends CallTap {
  /** Made by the hook table. */
  public WriteTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    HttpClientRequest request = (HttpClientRequest) self;
    Call call = of(request);
    if (call != null) {
      call.sending(request);
      // Before it is written: writing gives the buffer away.
      if (first instanceof Buffer) {
        call.requestBytes(((Buffer) first).getBytes());
      } else if (first != null) {
        call.requestBytes(copy((ByteBuf) first));
      }
    }
    return null;
  }

  private static byte[] copy(ByteBuf buffer) {
    byte[] bytes = new byte[buffer.readableBytes()];
    buffer.getBytes(buffer.readerIndex(), bytes);
    return bytes;
  }
}
