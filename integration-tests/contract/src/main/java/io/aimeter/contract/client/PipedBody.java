package io.aimeter.contract.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A body that a client gives in pieces, as a stream. */
final class PipedBody extends InputStream {
  /** Told from an empty piece by its identity. */
  private static final byte[] END = {};

  private final BlockingQueue<Object> pieces = new LinkedBlockingQueue<>();
  private byte[] current = {};
  private int position;
  private boolean ended;
  private Runnable demand = () -> {};
  private Runnable cancellation = () -> {};

  /**
   * How the body is pulled.
   *
   * @param all asks the client for all pieces, once the application begins to read
   * @param end ends the exchange when the application has enough
   */
  void pulls(Runnable all, Runnable end) {
    demand = all;
    cancellation = end;
  }

  void add(byte[] piece) {
    pieces.add(piece);
  }

  void end() {
    pieces.add(END);
  }

  void fail(Throwable e) {
    pieces.add(e);
  }

  @Override
  public int read() throws IOException {
    return hasMore() ? current[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int count = Math.min(length, current.length - position);
    System.arraycopy(current, position, bytes, offset, count);
    position += count;
    return count;
  }

  private boolean hasMore() throws IOException {
    while (!ended && position == current.length) {
      Object next = take();
      if (next instanceof Throwable failure) {
        pieces.add(failure); // it stays broken
        throw new IOException(failure);
      }
      ended = next == END;
      current = (byte[]) next;
      position = 0;
    }
    return !ended;
  }

  private Object take() throws IOException {
    try {
      demand.run();
      demand = () -> {};
      return pieces.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Ends the exchange; the next read fails. */
  void cancel() {
    if (!ended) {
      cancellation.run();
      pieces.clear();
      current = new byte[0];
      position = 0;
      fail(new IOException("cancelled"));
    }
  }

  @Override
  public void close() {
    if (!ended) {
      cancellation.run();
      ended = true;
    }
  }
}
