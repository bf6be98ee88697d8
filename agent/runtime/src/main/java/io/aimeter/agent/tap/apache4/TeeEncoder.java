package io.aimeter.agent.tap.apache4;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.http.nio.ContentEncoder;

/** Copies what a connection takes of a request's body. */
class TeeEncoder implements ContentEncoder {
  final AsyncCall call;
  private final ContentEncoder encoder;

  TeeEncoder(ContentEncoder encoder, AsyncCall call) {
    this.encoder = encoder;
    this.call = call;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    ByteBuffer taken = bytes.duplicate();
    int count = encoder.write(bytes);
    taken.limit(bytes.position());
    call.requestBytes(taken);
    return count;
  }

  @Override
  public void complete() throws IOException {
    encoder.complete();
  }

  @Override
  public boolean isCompleted() {
    return encoder.isCompleted();
  }
}
