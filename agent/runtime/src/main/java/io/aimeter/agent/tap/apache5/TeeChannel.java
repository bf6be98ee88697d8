package io.aimeter.agent.tap.apache5;

import io.aimeter.agent.body.ByteSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.DataStreamChannel;

/** Copies what a connection takes of a request's body. */
final class TeeChannel implements DataStreamChannel {
  private final DataStreamChannel channel;
  private final ByteSink copy;

  TeeChannel(DataStreamChannel channel, ByteSink copy) {
    this.channel = channel;
    this.copy = copy;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    ByteBuffer taken = bytes.duplicate();
    int count = channel.write(bytes);
    taken.limit(bytes.position());
    copy.accept(taken);
    return count;
  }

  @Override
  public void requestOutput() {
    channel.requestOutput();
  }

  @Override
  public void endStream() throws IOException {
    channel.endStream();
  }

  @Override
  public void endStream(List<? extends Header> trailers) throws IOException {
    channel.endStream(trailers);
  }
}
