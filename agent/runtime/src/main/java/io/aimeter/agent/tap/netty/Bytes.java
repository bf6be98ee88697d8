package io.aimeter.agent.tap.netty;

import io.aimeter.agent.pipeline.Capture;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;

/** Copies Netty's buffers into captures, without moving their indexes. */
final class Bytes {
  private Bytes() {}

  static void sent(ByteBuf bytes, Capture capture) {
    if (bytes.isReadable()) {
      for (ByteBuffer part : bytes.nioBuffers()) {
        capture.requestBytes(part);
      }
    }
  }

  static void received(ByteBuf bytes, Capture capture) {
    if (bytes.isReadable()) {
      for (ByteBuffer part : bytes.nioBuffers()) {
        capture.responseBytes(part);
      }
    }
  }
}
