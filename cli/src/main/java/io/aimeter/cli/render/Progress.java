package io.aimeter.cli.render;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Tells a person at a terminal that a command is at work, once it has been for a second; it is gone
 * before anything else is printed. Thread-safe.
 */
public final class Progress {
  private static final String CLEAR = "\r\u001b[K";
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final OutputStream terminal;
  private final String command;
  private boolean shown;
  private boolean over;

  /**
   * Shows nothing yet.
   *
   * @param command what is at work
   */
  public Progress(OutputStream terminal, String command) {
    this.terminal = terminal;
    this.command = command;
  }

  /** Has it shown every second from now on, by a thread that ends with the program. */
  public void start() {
    long begin = System.nanoTime();
    Thread thread =
        new Thread(
            () -> {
              try {
                do {
                  Thread.sleep(PATIENCE.toMillis());
                } while (show(Duration.ofNanos(System.nanoTime() - begin)));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "aimeter-progress");
    thread.setDaemon(true);
    thread.start();
  }

  /** A stream whose first byte ends the progress. */
  public OutputStream before(OutputStream stream) {
    return new FilterOutputStream(stream) {
      @Override
      public void write(int b) throws IOException {
        end();
        out.write(b);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        end();
        out.write(bytes, from, length);
      }
    };
  }

  /** Shows how long it has taken; false if there is nothing to show any more. */
  synchronized boolean show(Duration taken) {
    if (over) {
      return false;
    }
    if (taken.compareTo(PATIENCE) >= 0) {
      shown = true;
      write(CLEAR + command + " … " + taken.toSeconds() + " s");
    }
    return true;
  }

  /** Shows it no more. */
  public synchronized void end() {
    over = true;
    if (shown) {
      shown = false;
      write(CLEAR);
    }
  }

  private void write(String text) {
    try {
      terminal.write(text.getBytes(StandardCharsets.UTF_8));
      terminal.flush();
    } catch (IOException e) {
      over = true; // the terminal is gone: nobody looks
    }
  }
}
