package io.aimeter.core.usage;

import java.io.IOException;

/** A walker that never throws: what is malformed is counted, and passed over up to its end. */
final class GuardedWalker implements ByteSink {
  private final JsonWalker walker;
  private boolean broken;
  private int malformed;

  GuardedWalker(JsonWalker walker) {
    this.walker = walker;
  }

  @Override
  public void accept(byte[] bytes, int offset, int length) {
    if (!broken) {
      try {
        walker.feed(bytes, offset, length);
      } catch (IOException | RuntimeException e) {
        fail();
      }
    }
  }

  /** Ends the document; true where it was complete and well-formed. */
  boolean endDocument() {
    boolean complete = false;
    if (!broken) {
      try {
        complete = walker.endDocument();
      } catch (IOException | RuntimeException e) {
        fail();
      }
    }
    broken = false;
    return complete;
  }

  private void fail() {
    broken = true;
    malformed++;
    walker.reset();
  }

  /** Whether nothing of an open document is outstanding. */
  boolean isBetweenDocuments() {
    return !broken && !walker.isInDocument();
  }

  /** How many documents were malformed. */
  int malformed() {
    return malformed;
  }
}
