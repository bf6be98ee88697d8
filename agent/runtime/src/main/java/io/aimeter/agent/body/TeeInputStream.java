package io.aimeter.agent.body;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.core.exchange.ExchangeEnd;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;

/**
 * A response body that copies what the application reads from it, as it reads it. Bytes the
 * application reads again after a reset are copied once; bytes it skips are read, because the usage
 * may be behind them.
 */
public final class TeeInputStream extends FilterInputStream {
  private static final int SKIP_BUFFER = 4 << 10;

  private final Capture capture;
  private final BooleanSupplier cancelled;
  private long position;
  private long captured;
  private long marked;

  /** The stream in place of {@code body}. */
  public TeeInputStream(InputStream body, Capture capture) {
    this(body, capture, () -> false);
  }

  /**
   * The stream in place of {@code body}.
   *
   * @param cancelled whether the application has cancelled the call: an error is then the
   *     consequence
   */
  public TeeInputStream(InputStream body, Capture capture, BooleanSupplier cancelled) {
    super(body);
    this.capture = capture;
    this.cancelled = cancelled;
  }

  @Override
  public int read() throws IOException {
    try {
      int octet = in.read();
      if (octet < 0) {
        capture.finish(ExchangeEnd.COMPLETE, null);
      } else {
        passed(new byte[] {(byte) octet}, 0, 1);
      }
      return octet;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    return read(buffer, 0, buffer.length);
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      int count = in.read(buffer, offset, length);
      if (count < 0) {
        capture.finish(ExchangeEnd.COMPLETE, null);
      } else {
        passed(buffer, offset, count);
      }
      return count;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void passed(byte[] buffer, int offset, int count) {
    position += count;
    long fresh = position - captured;
    if (fresh > 0) {
      capture.responseBytes(buffer, offset + count - (int) fresh, (int) fresh);
      captured = position;
    }
  }

  private IOException failed(IOException e) {
    capture.finish(cancelled.getAsBoolean() ? ExchangeEnd.CANCELLED : ExchangeEnd.FAILED, e);
    return e;
  }

  @Override
  public long skip(long count) throws IOException {
    byte[] buffer = new byte[(int) Math.max(0, Math.min(SKIP_BUFFER, count))];
    long left = count;
    while (left > 0) {
      int skipped = read(buffer, 0, (int) Math.min(buffer.length, left));
      if (skipped < 0) {
        break;
      }
      left -= skipped;
    }
    return Math.max(0, count - left);
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

  @Override
  public void close() throws IOException {
    capture.finish(ExchangeEnd.CANCELLED, null);
    in.close();
  }
}
