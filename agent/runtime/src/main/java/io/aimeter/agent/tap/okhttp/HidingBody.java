package io.aimeter.agent.tap.okhttp;

import io.aimeter.agent.pipeline.Sending;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.Okio;

/** A stream of events without the usage that the application did not ask for. */
final class HidingBody extends ResponseBody {
  private final ResponseBody body;
  private final BufferedSource source;

  HidingBody(ResponseBody body, Sending sending) {
    this.body = body;
    this.source = Okio.buffer(new HidingSource(body.source(), sending));
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
  public BufferedSource source() {
    return source;
  }
}
