package io.aimeter.agent.tap.apache5;

import java.io.IOException;
import java.util.Set;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;

/** Copies a request's body as it is produced. */
final class TeeEntityProducer implements AsyncEntityProducer {
  private final AsyncEntityProducer producer;
  private final AsyncCall call;

  TeeEntityProducer(AsyncEntityProducer producer, AsyncCall call) {
    this.producer = producer;
    this.call = call;
  }

  @Override
  public void produce(DataStreamChannel channel) throws IOException {
    producer.produce(channel == null ? null : new TeeChannel(channel, call.attempt()));
  }

  @Override
  public int available() {
    return producer.available();
  }

  @Override
  public boolean isRepeatable() {
    return producer.isRepeatable();
  }

  @Override
  public void failed(Exception cause) {
    producer.failed(cause);
  }

  /** After this, one that is repeatable produces its body again. */
  @Override
  public void releaseResources() {
    call.attemptOver();
    producer.releaseResources();
  }

  @Override
  public long getContentLength() {
    return producer.getContentLength();
  }

  @Override
  public String getContentType() {
    return producer.getContentType();
  }

  @Override
  public String getContentEncoding() {
    return producer.getContentEncoding();
  }

  @Override
  public boolean isChunked() {
    return producer.isChunked();
  }

  @Override
  public Set<String> getTrailerNames() {
    return producer.getTrailerNames();
  }
}
