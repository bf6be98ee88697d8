package io.aimeter.core.usage;

/** Takes bytes that are valid during the call only. */
@FunctionalInterface
interface ByteSink {
  void accept(byte[] bytes, int offset, int length);
}
