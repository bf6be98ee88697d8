package io.aimeter.contract.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.IntConsumer;

/**
 * A body that a client pushes and the application pulls. Says after each read how many bytes have
 * been taken, so that the client can be held to the application's pace. Thread-safe.
 */
public final class Pipe extends InputStream {
  private final ArrayDeque<byte[]> parts = new ArrayDeque<>();
  private IntConsumer taken = count -> {};
  private int at;
  private boolean ended;
  private Exception failure;

  /** Who is told of what was taken. */
  public synchronized void onTaken(IntConsumer listener) {
    taken = listener;
  }

  /** The next bytes. */
  public synchronized void push(ByteBuffer bytes) {
    if (bytes.hasRemaining()) {
      byte[] part = new byte[bytes.remaining()];
      bytes.get(part);
      parts.add(part);
      notifyAll();
    }
  }

  /** No more come. */
  public synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** No more come, because of this; the first reason counts. */
  public synchronized void fail(Exception cause) {
    if (!ended && failure == null) {
      failure = cause;
      notifyAll();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (length == 0) {
      return 0;
    }
    int count;
    IntConsumer listener;
    synchronized (this) {
      awaitPart();
      if (parts.isEmpty()) {
        if (failure != null) {
          throw new IOException("the body ended early: " + failure.getClass().getName());
        }
        return -1;
      }
      byte[] part = parts.peek();
      count = Math.min(length, part.length - at);
      System.arraycopy(part, at, buffer, offset, count);
      at += count;
      if (at == part.length) {
        parts.remove();
        at = 0;
      }
      listener = taken;
    }
    listener.accept(count);
    return count;
  }

  private synchronized void awaitPart() throws IOException {
    try {
      while (parts.isEmpty() && !ended && failure == null) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
