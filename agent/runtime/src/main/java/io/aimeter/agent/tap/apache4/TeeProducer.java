package io.aimeter.agent.tap.apache4;

import java.io.IOException;
import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.HttpRequest;
import org.apache.http.nio.ContentEncoder;
import org.apache.http.nio.FileContentEncoder;
import org.apache.http.nio.IOControl;
import org.apache.http.nio.protocol.HttpAsyncRequestProducer;
import org.apache.http.protocol.HttpContext;

/** Learns the request, and copies its body as it is produced. */
final class TeeProducer implements HttpAsyncRequestProducer {
  private final HttpAsyncRequestProducer producer;
  private final AsyncCall call;

  TeeProducer(HttpAsyncRequestProducer producer, AsyncCall call) {
    this.producer = producer;
    this.call = call;
  }

  @Override
  public HttpHost getTarget() {
    return producer.getTarget();
  }

  @Override
  public HttpRequest generateRequest() throws IOException, HttpException {
    HttpRequest request = producer.generateRequest();
    if (request != null) {
      call.begin(request);
    }
    return request;
  }

  @Override
  public void produceContent(ContentEncoder encoder, IOControl control) throws IOException {
    producer.produceContent(call.isCaptured() ? tee(encoder) : encoder, control);
  }

  private ContentEncoder tee(ContentEncoder encoder) {
    return encoder instanceof FileContentEncoder
        ? new TeeFileEncoder((FileContentEncoder) encoder, call)
        : new TeeEncoder(encoder, call);
  }

  @Override
  public void requestCompleted(HttpContext context) {
    producer.requestCompleted(context);
  }

  @Override
  public void failed(Exception cause) {
    producer.failed(cause);
  }

  @Override
  public boolean isRepeatable() {
    return producer.isRepeatable();
  }

  @Override
  public void resetRequest() throws IOException {
    call.attemptOver();
    producer.resetRequest();
  }

  @Override
  public void close() throws IOException {
    producer.close();
  }
}
