package io.aimeter.agent.tap.okhttp;

import io.aimeter.core.exchange.ExchangeEnd;
import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.Okio;

/** The application's response body, copied as it is read. */
final class TeeBody extends ResponseBody {
  private final ResponseBody body;
  private final ChainCall call;
  private BufferedSource source;

  TeeBody(ResponseBody body, ChainCall call) {
    this.body = body;
    this.call = call;
  }

  @Override
  public MediaType contentType() {
    return body.contentType();
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public synchronized BufferedSource source() {
    if (source == null) {
      source = Okio.buffer(new TeeSource(body.source(), call));
    }
    return source;
  }

  @Override
  public void close() {
    call.finish(ExchangeEnd.CANCELLED);
    BufferedSource mine;
    synchronized (this) {
      mine = source;
    }
    if (mine != null) {
      try {
        mine.close();
      } catch (IOException ignored) {
        // As OkHttp's own bodies do.
      }
    }
    body.close();
  }
}
