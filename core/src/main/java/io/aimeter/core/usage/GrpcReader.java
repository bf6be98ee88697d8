package io.aimeter.core.usage;

/**
 * Splits a gRPC body into its messages, each behind five bytes: whether it is compressed, and its
 * length (gRPC over HTTP/2, "Length-Prefixed-Message"). Compressed ones are passed over.
 */
final class GrpcReader implements BodyReader {
  private static final int PREFIX = 5;

  private final ProtobufWalker walker;
  private final byte[] prefix = new byte[PREFIX];
  private int read;
  private long left;
  private boolean compressed;

  GrpcReader(ProtobufWalker walker) {
    this.walker = walker;
  }

  @Override
  public void feed(byte[] bytes, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end) {
      if (read < PREFIX) {
        prefix[read++] = bytes[at++];
        if (read == PREFIX) {
          begin();
        }
      } else {
        int count = (int) Math.min(left, end - at);
        if (!compressed) {
          walker.feed(bytes, at, count);
        }
        at += count;
        left -= count;
      }
      if (read == PREFIX && left == 0) {
        read = 0;
      }
    }
  }

  private void begin() {
    compressed = prefix[0] != 0;
    left =
        (prefix[1] & 0xFFL) << 24
            | (prefix[2] & 0xFF) << 16
            | (prefix[3] & 0xFF) << 8
            | (prefix[4] & 0xFF);
    if (!compressed) {
      walker.begin(left);
    }
  }

  @Override
  public void end() {}

  /** Whether the last message was whole. */
  @Override
  public boolean isComplete() {
    return read == 0;
  }

  @Override
  public int malformed() {
    return walker.malformed();
  }
}
