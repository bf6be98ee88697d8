package io.aimeter.contract.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.LinkedBlockingQueue;

/** The body of a client that pushes parts when it is asked for one, as a stream. */
final class Pulled extends InputStream {
  private static final byte[] END = new byte[0];

  private final Runnable askForPart;
  private final LinkedBlockingQueue<Object> parts = new LinkedBlockingQueue<>();
  private byte[] part = new byte[0];
  private int position;
  private volatile boolean cancelled;
  private volatile boolean ended;

  Pulled(Runnable askForPart) {
    this.askForPart = askForPart;
  }

  void part(byte[] bytes) {
    if (bytes.length > 0) {
      parts.add(bytes);
    } else {
      askForPart.run();
    }
  }

  void end() {
    ended = true;
    parts.add(END);
  }

  void failed(Throwable error) {
    parts.add(error);
  }

  /** What is read from now on fails, whatever the client says. */
  void cancelled() {
    cancelled = true;
    parts.add(new IOException("cancelled"));
  }

  /** Whether the client has said that the body is at its end. */
  boolean ended() {
    return ended;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (position == part.length) {
      if (cancelled) {
        throw new IOException("cancelled");
      }
      Object next = next();
      if (next instanceof Throwable error) {
        parts.add(error);
        throw new IOException(error.getMessage(), error);
      }
      if (next == END) {
        parts.add(END);
        return -1;
      }
      part = (byte[]) next;
      position = 0;
    }
    int count = Math.min(length, part.length - position);
    System.arraycopy(part, position, buffer, offset, count);
    position += count;
    return count;
  }

  private Object next() throws IOException {
    try {
      if (parts.isEmpty()) {
        askForPart.run();
      }
      return parts.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
