package io.aimeter.agent.tap.okhttp;

import io.aimeter.agent.pipeline.Sending;
import io.aimeter.core.ask.UsageHider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/**
 * Reads on where all that was read is to be hidden, or is not yet known to be shown; no further.
 */
final class HidingSource extends ForwardingSource {
  private final Buffer read = new Buffer();
  private final Buffer shown = new Buffer();
  private final ByteArrayOutputStream hidden = new ByteArrayOutputStream();
  private final Sending sending;
  private final UsageHider hider = new UsageHider(shown::write, this::hide);
  private boolean ended;
  private IOException failure;

  HidingSource(Source body, Sending sending) {
    super(body);
    this.sending = sending;
  }

  private void hide(byte[] bytes, int offset, int length) {
    hidden.write(bytes, offset, length);
    sending.hidden(hidden.toByteArray());
  }

  @Override
  public long read(Buffer buffer, long byteCount) throws IOException {
    while (byteCount > 0 && shown.size() == 0 && !ended && failure == null) {
      readMore(byteCount);
    }
    if (shown.size() > 0 || byteCount <= 0) {
      return byteCount <= 0 ? super.read(buffer, byteCount) : shown.read(buffer, byteCount);
    }
    if (failure != null) {
      IOException thrown = failure;
      failure = null;
      throw thrown;
    }
    return -1;
  }

  private void readMore(long byteCount) {
    try {
      ended = super.read(read, byteCount) < 0;
    } catch (IOException e) {
      failure = e;
    }
    if (ended || failure != null) {
      hider.end(); // what was held back comes before the failure
    } else {
      byte[] bytes = read.readByteArray();
      hider.feed(bytes, 0, bytes.length);
    }
  }
}
