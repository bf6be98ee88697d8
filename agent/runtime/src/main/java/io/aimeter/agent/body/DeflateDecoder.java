package io.aimeter.agent.body;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** {@code deflate}: zlib (RFC 1950) as the standard has it, or raw as some servers send it. */
final class DeflateDecoder implements BodyDecoder {
  private final ByteSink sink;
  private final byte[] out = new byte[8 << 10];
  private Inflater inflater;

  DeflateDecoder(ByteSink sink) {
    this.sink = sink;
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    if (length == 0) {
      return;
    }
    if (inflater == null) {
      // The low four bits of zlib's first byte are its compression method, 8; a raw stream that
      // began so would be a stored block of reserved bits.
      inflater = new Inflater((bytes[offset] & 0x0f) != 8);
    }
    inflater.setInput(bytes, offset, length);
    try {
      int count;
      while ((count = inflater.inflate(out)) > 0) {
        sink.accept(out, 0, count);
      }
    } catch (DataFormatException | IllegalStateException e) {
      inflater.end();
    }
  }

  @Override
  public void end() {
    if (inflater != null) {
      inflater.end();
    }
  }
}
