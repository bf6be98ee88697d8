package io.aimeter.agent.body;

import java.nio.ByteBuffer;

/** Takes bytes in pieces; does not keep the array. */
@FunctionalInterface
public interface ByteSink {
  void accept(byte[] bytes, int offset, int length);

  /** The bytes between a buffer's position and limit, which stay. */
  default void accept(ByteBuffer bytes) {
    if (bytes.hasArray()) {
      accept(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    } else {
      byte[] own = new byte[bytes.remaining()];
      bytes.duplicate().get(own);
      accept(own, 0, own.length);
    }
  }
}
