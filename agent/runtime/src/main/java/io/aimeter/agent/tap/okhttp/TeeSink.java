package io.aimeter.agent.tap.okhttp;

import io.aimeter.agent.body.ByteSink;
import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSink;
import okio.Sink;

/** Copies what is written to a request's body. */
final class TeeSink extends ForwardingSink {
  private final CopyStream copy;

  TeeSink(Sink body, ByteSink copy) {
    super(body);
    this.copy = new CopyStream(copy);
  }

  @Override
  public void write(Buffer source, long byteCount) throws IOException {
    // Before they are written: writing moves them out of the buffer.
    source.copyTo(copy, 0, byteCount);
    super.write(source, byteCount);
  }
}
