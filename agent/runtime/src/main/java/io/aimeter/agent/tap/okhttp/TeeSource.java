package io.aimeter.agent.tap.okhttp;

import io.aimeter.core.exchange.ExchangeEnd;
import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/** Copies what is read from a response's body; reads nothing by itself. */
final class TeeSource extends ForwardingSource {
  private final ChainCall call;
  private final CopyStream copy;

  TeeSource(Source body, ChainCall call) {
    super(body);
    this.call = call;
    this.copy = new CopyStream(call.sending().capture()::responseBytes);
  }

  @Override
  public long read(Buffer buffer, long byteCount) throws IOException {
    long count;
    try {
      count = super.read(buffer, byteCount);
    } catch (IOException e) {
      call.failed(e);
      throw e;
    }
    if (count < 0) {
      call.finish(ExchangeEnd.COMPLETE);
    } else {
      buffer.copyTo(copy, buffer.size() - count, count);
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    call.finish(ExchangeEnd.CANCELLED);
    super.close();
  }
}
