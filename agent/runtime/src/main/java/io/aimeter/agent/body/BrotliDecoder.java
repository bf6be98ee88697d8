package io.aimeter.agent.body;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.brotli.dec.BrotliInputStream;

/** {@code br}: the decoder at hand pulls, so the encoded bytes are kept until the end. */
final class BrotliDecoder implements BodyDecoder {
  /** Encoded bytes kept at most; what is longer is not decoded. */
  static final int MOST = 4 << 20;

  private final ByteSink sink;
  private ByteArrayOutputStream encoded = new ByteArrayOutputStream();

  BrotliDecoder(ByteSink sink) {
    this.sink = sink;
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    if (encoded == null) {
      return;
    }
    if (encoded.size() + length > MOST) {
      encoded = null;
    } else {
      encoded.write(bytes, offset, length);
    }
  }

  @Override
  public void end() {
    if (encoded == null || encoded.size() == 0) {
      return;
    }
    byte[] out = new byte[8 << 10];
    try (InputStream in = new BrotliInputStream(new ByteArrayInputStream(encoded.toByteArray()))) {
      for (int count = in.read(out); count > 0; count = in.read(out)) {
        sink.accept(out, 0, count);
      }
    } catch (IOException | RuntimeException e) {
      // Truncated or broken: what was decoded has been passed on.
    }
    encoded = null;
  }
}
