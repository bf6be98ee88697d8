package io.aimeter.core.usage;

/** Reads the pieces of one body, of one framing. */
interface BodyReader {
  /** A body of no framing we know: passed over. */
  BodyReader IGNORED =
      new BodyReader() {
        @Override
        public void feed(byte[] bytes, int offset, int length) {}

        @Override
        public void end() {}

        @Override
        public boolean isComplete() {
          return true;
        }

        @Override
        public int malformed() {
          return 0;
        }
      };

  void feed(byte[] bytes, int offset, int length);

  /** No more pieces will come. */
  void end();

  /** After the end: whether the body, by its own framing, was whole. */
  boolean isComplete();

  /** How many documents in it were malformed. */
  int malformed();
}
