package io.aimeter.core.usage;

/** Reads a body that is one JSON document. */
final class DocumentReader implements BodyReader {
  private final GuardedWalker walker;
  private final JsonTrimmer trimmer;
  private boolean complete;

  DocumentReader(JsonWalker walker) {
    this.walker = new GuardedWalker(walker);
    this.trimmer = new JsonTrimmer(this.walker);
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    trimmer.feed(bytes, offset, length);
  }

  @Override
  public void end() {
    complete = walker.endDocument();
  }

  @Override
  public boolean isComplete() {
    return complete;
  }

  @Override
  public int malformed() {
    return walker.malformed();
  }
}
