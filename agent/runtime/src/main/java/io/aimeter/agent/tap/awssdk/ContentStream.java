package io.aimeter.agent.tap.awssdk;

import io.aimeter.agent.body.ByteSink;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Copies what is read of a request's content; what is read again after a reset is copied once. */
final class ContentStream extends FilterInputStream {
  private final ByteSink copy;
  private long position;
  private long copied;
  private long marked;

  ContentStream(InputStream content, ByteSink copy) {
    super(content);
    this.copy = copy;
  }

  @Override
  public int read() throws IOException {
    int octet = in.read();
    if (octet >= 0) {
      passed(new byte[] {(byte) octet}, 0, 1);
    }
    return octet;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = in.read(buffer, offset, length);
    if (count > 0) {
      passed(buffer, offset, count);
    }
    return count;
  }

  private void passed(byte[] buffer, int offset, int count) {
    position += count;
    int fresh = (int) Math.min(count, position - copied);
    if (fresh > 0) {
      copied = position;
      copy.accept(buffer, offset + count - fresh, fresh);
    }
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the stream below has its own lock
  public void mark(int limit) {
    marked = position;
    in.mark(limit);
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the stream below has its own lock
  public void reset() throws IOException {
    in.reset();
    position = marked;
  }
}
