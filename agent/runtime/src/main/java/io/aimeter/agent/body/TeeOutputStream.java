package io.aimeter.agent.body;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A stream that copies what has been written to it. */
public final class TeeOutputStream extends FilterOutputStream {
  private final ByteSink copy;

  /** The stream in place of {@code body}; {@code copy} gets what {@code body} has taken. */
  public TeeOutputStream(OutputStream body, ByteSink copy) {
    super(body);
    this.copy = copy;
  }

  @Override
  public void write(int octet) throws IOException {
    out.write(octet);
    copy.accept(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    out.write(bytes);
    copy.accept(bytes, 0, bytes.length);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    copy.accept(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    // Not FilterOutputStream's close, which flushes first.
    out.close();
  }
}
