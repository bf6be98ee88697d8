package io.aimeter.agent.tap.apache4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import org.apache.http.nio.FileContentDecoder;

/** The same for a decoder that can transfer to files: it does so through {@link #read}. */
final class TeeFileDecoder extends TeeDecoder implements FileContentDecoder {
  private final FileContentDecoder decoder;

  TeeFileDecoder(FileContentDecoder decoder, AsyncCall call) {
    super(decoder, call);
    this.decoder = decoder;
  }

  @Override
  public long transfer(FileChannel target, long position, long count) throws IOException {
    if (isCompleted()) {
      return -1;
    }
    // Refused by the decoder; a channel would say that it has transferred nothing.
    return target.size() < position
        ? decoder.transfer(target, position, count)
        : target.transferFrom(new Source(), position, count);
  }

  private final class Source implements ReadableByteChannel {
    @Override
    public int read(ByteBuffer bytes) throws IOException {
      return TeeFileDecoder.this.read(bytes);
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
