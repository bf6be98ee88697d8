package io.aimeter.agent.body;

import io.aimeter.agent.pipeline.Capture;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A request body that copies what the application has written to it. */
public final class TeeOutputStream extends FilterOutputStream {
  private final Capture capture;

  /** The stream in place of {@code body}. */
  public TeeOutputStream(OutputStream body, Capture capture) {
    super(body);
    this.capture = capture;
  }

  @Override
  public void write(int octet) throws IOException {
    out.write(octet);
    capture.requestBytes(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    out.write(bytes);
    capture.requestBytes(bytes, 0, bytes.length);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    capture.requestBytes(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    // Not FilterOutputStream's close, which flushes first.
    out.close();
  }
}
