package io.helidon.common.buffers;

/** Helidon's buffer. */
public interface BufferData {
  /** The buffer that stands for no more bytes. */
  static BufferData empty() {
    return null; // never run
  }

  /** How many bytes can be read. */
  int available();

  /** Reads bytes into an array. */
  int read(byte[] bytes, int position, int length);

  /** Reads from its beginning again. */
  BufferData rewind();
}
