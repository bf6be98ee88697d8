package io.aimeter.agent.body;

/** Takes bytes in pieces; does not keep the array. */
@FunctionalInterface
public interface ByteSink {
  void accept(byte[] bytes, int offset, int length);
}
