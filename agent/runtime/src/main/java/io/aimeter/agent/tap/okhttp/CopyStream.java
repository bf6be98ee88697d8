package io.aimeter.agent.tap.okhttp;

import io.aimeter.agent.body.ByteSink;
import java.io.OutputStream;

/** A sink as the stream to which an okio buffer copies its bytes without losing them. */
final class CopyStream extends OutputStream {
  private final ByteSink sink;

  CopyStream(ByteSink sink) {
    this.sink = sink;
  }

  @Override
  public void write(int octet) {
    sink.accept(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    sink.accept(bytes, offset, length);
  }
}
