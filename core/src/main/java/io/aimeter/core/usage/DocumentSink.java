package io.aimeter.core.usage;

/** Takes what a walk over a JSON document finds. */
interface DocumentSink {

  /** A scalar that is not null, at a path with a meaning; or, with null, an element there. */
  void value(Slot slot, String text);

  /** A collected object, once it is closed. */
  void counts(Slot slot, Counts counts);

  /** A count that stands alone, at its path. */
  default void count(String path, String text) {}

  /** The document is closed. */
  void documentEnd();
}
