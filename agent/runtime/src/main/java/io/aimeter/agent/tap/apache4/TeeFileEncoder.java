package io.aimeter.agent.tap.apache4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import org.apache.http.nio.FileContentEncoder;

/** The same for an encoder that files can be transferred to: they are through {@link #write}. */
final class TeeFileEncoder extends TeeEncoder implements FileContentEncoder {
  TeeFileEncoder(FileContentEncoder encoder, AsyncCall call) {
    super(encoder, call);
  }

  @Override
  public long transfer(FileChannel source, long position, long count) throws IOException {
    return source.transferTo(position, count, new Sink());
  }

  private final class Sink implements WritableByteChannel {
    @Override
    public int write(ByteBuffer bytes) throws IOException {
      return TeeFileEncoder.this.write(bytes);
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
