package io.aimeter.agent.tap.jetty12;

import io.aimeter.agent.pipeline.Capture;
import org.eclipse.jetty.io.Content;

/** Copies what the application reads of a response's body, when it reads. */
final class TeeSource implements Content.Source {
  private final Content.Source source;
  private final Capture capture;

  TeeSource(Content.Source source, Capture capture) {
    this.source = source;
    this.capture = capture;
  }

  @Override
  public Content.Chunk read() {
    Content.Chunk chunk = source.read();
    if (chunk != null && !Content.Chunk.isFailure(chunk)) {
      capture.responseBytes(chunk.getByteBuffer());
    }
    return chunk;
  }

  @Override
  public void demand(Runnable callback) {
    source.demand(callback);
  }

  @Override
  public void fail(Throwable failure) {
    source.fail(failure);
  }

  @Override
  public void fail(Throwable failure, boolean last) {
    source.fail(failure, last);
  }

  @Override
  public long getLength() {
    return source.getLength();
  }

  @Override
  public boolean rewind() {
    return source.rewind();
  }
}
