package io.aimeter.agent.tap.grpc;

import io.aimeter.agent.pipeline.Capture;
import java.io.OutputStream;

/** Takes the bytes of a message that is written out. */
final class CaptureStream extends OutputStream {
  private final Capture capture;

  CaptureStream(Capture capture) {
    this.capture = capture;
  }

  @Override
  public void write(int b) {
    capture.responseBytes(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    capture.responseBytes(bytes, offset, length);
  }
}
