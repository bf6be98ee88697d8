package io.aimeter.agent.tap.apache5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;

/** Copies a response's body on its way to the application, which sets the pace. */
final class TeeConsumer implements AsyncDataConsumer {
  private final AsyncDataConsumer consumer;
  private final AsyncCall call;

  TeeConsumer(AsyncDataConsumer consumer, AsyncCall call) {
    this.consumer = consumer;
    this.call = call;
  }

  @Override
  public void updateCapacity(CapacityChannel channel) throws IOException {
    consumer.updateCapacity(channel);
  }

  @Override
  public void consume(ByteBuffer bytes) throws IOException {
    if (bytes != null) {
      call.capture().responseBytes(bytes);
    }
    consumer.consume(bytes);
  }

  @Override
  public void streamEnd(List<? extends Header> trailers) throws HttpException, IOException {
    call.complete();
    consumer.streamEnd(trailers);
  }

  @Override
  public void releaseResources() {
    consumer.releaseResources();
  }
}
