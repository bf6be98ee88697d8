package io.aimeter.agent.body;

/** Passes bytes on as they are, or, without a sink, nowhere. */
final class PlainDecoder implements BodyDecoder {
  private final ByteSink sink;

  PlainDecoder(ByteSink sink) {
    this.sink = sink;
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    if (sink != null) {
      sink.accept(bytes, offset, length);
    }
  }

  @Override
  public void end() {}
}
