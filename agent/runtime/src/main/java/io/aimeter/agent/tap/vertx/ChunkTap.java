package io.aimeter.agent.tap.vertx;

import io.aimeter.agent.pipeline.Meter;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** {@code HttpClientResponseImpl.handleChunk}: the response's body as the application gets it. */
public final class ChunkTap extends CallTap {
  /** Made by the hook table. */
  public ChunkTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Call call = of(((HttpClientResponse) self).request());
    if (call != null) {
      byte[] bytes = ((Buffer) first).getBytes();
      call.capture().responseBytes(bytes, 0, bytes.length);
    }
    return null;
  }
}
