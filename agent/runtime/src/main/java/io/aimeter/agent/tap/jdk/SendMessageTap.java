package io.aimeter.agent.tap.jdk;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * {@code WebSocketImpl.sendText} and {@code sendBinary}: copies what is sent, once the WebSocket
 * has taken it. It refuses what comes before an earlier message is sent.
 */
public final class SendMessageTap extends Tap {
  /** Made by the hook table. */
  public SendMessageTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Capture capture = Sockets.of(self);
    return capture == null || first == null
        ? null
        : new Message(capture, first, Boolean.TRUE.equals(second));
  }

  @Override
  public Object exit(Object token, Object result) {
    if (!((CompletableFuture<?>) result).isCompletedExceptionally()) {
      ((Message) token).pass();
    }
    return null;
  }

  /** A message, or a piece of one, before it is known whether it is sent. */
  private static final class Message {
    private final Capture capture;
    private final CharSequence text;
    private final ByteBuffer bytes;
    private final boolean last;

    Message(Capture capture, Object content, boolean last) {
      this.capture = capture;
      this.text = content instanceof CharSequence ? (CharSequence) content : null;
      // A view of its own: sending moves the buffer's position.
      this.bytes = content instanceof ByteBuffer ? ((ByteBuffer) content).duplicate() : null;
      this.last = last;
    }

    void pass() {
      if (text != null) {
        capture.sent(text, last);
      } else if (bytes != null) {
        capture.sent(bytes, last);
      }
    }
  }
}
