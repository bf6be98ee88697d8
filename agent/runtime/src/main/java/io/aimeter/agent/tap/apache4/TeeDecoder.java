package io.aimeter.agent.tap.apache4;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.http.nio.ContentDecoder;

/** Copies what the application reads of a response's body. */
class TeeDecoder implements ContentDecoder {
  final AsyncCall call;
  private final ContentDecoder decoder;

  TeeDecoder(ContentDecoder decoder, AsyncCall call) {
    this.decoder = decoder;
    this.call = call;
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    ByteBuffer read = bytes.duplicate();
    int count = decoder.read(bytes);
    if (count > 0) {
      read.limit(bytes.position());
      call.responseBytes(read);
    }
    return count;
  }

  @Override
  public boolean isCompleted() {
    return decoder.isCompleted();
  }
}
