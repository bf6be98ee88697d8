package io.aimeter.core.usage;

/** Reads a body of a JSON document a line. A malformed line costs itself alone. */
final class LinesReader implements BodyReader {
  private final GuardedWalker walker;
  private final JsonTrimmer trimmer;
  private boolean complete = true;

  LinesReader(JsonWalker walker) {
    this.walker = new GuardedWalker(walker);
    this.trimmer = new JsonTrimmer(this.walker);
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int start = offset;
    for (int i = offset; i < end; i++) {
      if (bytes[i] == '\n') {
        trimmer.feed(bytes, start, i - start);
        endLine();
        start = i + 1;
      }
    }
    trimmer.feed(bytes, start, end - start);
  }

  private void endLine() {
    walker.endDocument();
    trimmer.reset();
  }

  @Override
  public void end() {
    complete = walker.isBetweenDocuments();
    endLine();
  }

  @Override
  public boolean isComplete() {
    return complete;
  }

  /** None: a downloaded file may be anything, so what is no JSON is no malformed JSON either. */
  @Override
  public int malformed() {
    return 0;
  }
}
