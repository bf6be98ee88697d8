package io.aimeter.agent.body;

import java.util.Locale;

/**
 * Undoes a Content-Encoding piece by piece. Never throws: what cannot be decoded ends the decoding,
 * and what was decoded until then has been passed on. Not thread-safe.
 */
public interface BodyDecoder {
  /** The next bytes as they were on the wire. */
  void feed(byte[] bytes, int offset, int length);

  /** No more bytes come. */
  void end();

  /**
   * The decoder for a Content-Encoding header.
   *
   * @param encoding null where there is none. An encoding we cannot undo, or several at once, give
   *     a decoder that passes nothing on, so that no usage is read from noise.
   * @param sink takes what was decoded
   */
  static BodyDecoder of(String encoding, ByteSink sink) {
    String name = encoding == null ? "" : encoding.trim().toLowerCase(Locale.ROOT);
    switch (name) {
      case "":
      case "identity":
        return new PlainDecoder(sink);
      case "gzip":
      case "x-gzip":
        return new GzipDecoder(sink);
      case "deflate":
        return new DeflateDecoder(sink);
      case "br":
        return new BrotliDecoder(sink);
      default:
        return new PlainDecoder(null);
    }
  }
}
