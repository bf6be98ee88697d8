package io.aimeter.agent.tap.ktor;

import io.aimeter.agent.pipeline.Attachments;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.tap.Tap;
import io.ktor.client.request.HttpRequestData;
import io.ktor.utils.io.ByteChannel;
import io.ktor.utils.io.ByteWriteChannel;
import kotlinx.io.Buffer;
import kotlinx.io.SourcesKt;

/** What the taps of Ktor share: the calls, by their request and by the channel of their answer. */
abstract class CallTap extends Tap {
  static final Attachments<HttpRequestData, Call> REQUESTS = new Attachments<>();
  static final Attachments<ByteWriteChannel, Call> BODIES = new Attachments<>();

  CallTap(Meter meter) {
    super(meter);
    meter.prune(REQUESTS);
    meter.prune(BODIES);
  }

  /** Takes what has been written and not been flushed; false where the channel is closed. */
  static boolean written(ByteChannel channel, Call call) {
    if (channel.isClosedForWrite()) {
      return false;
    }
    // A look at the buffer takes nothing out of it.
    Buffer buffer = (Buffer) channel.getWriteBuffer();
    byte[] bytes = SourcesKt.readByteArray(buffer.peek());
    call.capture().responseBytes(bytes, 0, bytes.length);
    return true;
  }
}
