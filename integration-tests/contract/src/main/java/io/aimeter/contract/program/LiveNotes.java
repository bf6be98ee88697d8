package io.aimeter.contract.program;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What the listener of a WebSocket hears, for the thread that waits for it. */
public final class LiveNotes {
  private static final long LONGEST_SECONDS = 20;

  private final BlockingQueue<Note> notes = new LinkedBlockingQueue<>();

  /** A thing heard. */
  record Note(String what, String content) {
    /** A line of the notebook, however long the message. */
    @Override
    public String toString() {
      byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
      return what
          + " "
          + (bytes.length > 300 ? bytes.length + " bytes " + Notebook.digest(bytes) : content);
    }
  }

  /** It is open. */
  public void opened() {
    notes.add(new Note("open", ""));
  }

  /** A whole message of text. */
  public void text(String message) {
    notes.add(new Note("text", message));
  }

  /** A whole binary message. */
  public void binary(byte[] message) {
    notes.add(new Note("binary", new String(message, StandardCharsets.UTF_8)));
  }

  /** The provider closes. */
  public void closed(int code, String reason) {
    notes.add(new Note("closed", code + " " + reason));
  }

  /**
   * It is lost, or was never had; of the client's exceptions the messages are not always the same.
   */
  public void failed(Throwable thrown) {
    notes.add(new Note("failed", thrown.getClass().getName()));
  }

  /** The next thing heard. */
  Note next() throws InterruptedException {
    Note next = notes.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
    return next == null ? new Note("nothing", "") : next;
  }
}
