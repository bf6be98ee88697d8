package io.aimeter.agent.tap.apache4;

import java.io.IOException;
import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.nio.ContentDecoder;
import org.apache.http.nio.FileContentDecoder;
import org.apache.http.nio.IOControl;
import org.apache.http.nio.protocol.HttpAsyncResponseConsumer;
import org.apache.http.protocol.HttpContext;

/** Sees the final response on its way to the application, which sets the pace. */
final class TeeConsumer<T> implements HttpAsyncResponseConsumer<T> {
  private final HttpAsyncResponseConsumer<T> consumer;
  private final AsyncCall call;

  TeeConsumer(HttpAsyncResponseConsumer<T> consumer, AsyncCall call) {
    this.consumer = consumer;
    this.call = call;
  }

  @Override
  public void responseReceived(HttpResponse response) throws IOException, HttpException {
    call.responseHead(response);
    consumer.responseReceived(response);
  }

  @Override
  public void consumeContent(ContentDecoder decoder, IOControl control) throws IOException {
    consumer.consumeContent(call.isCaptured() ? tee(decoder) : decoder, control);
  }

  private ContentDecoder tee(ContentDecoder decoder) {
    return decoder instanceof FileContentDecoder
        ? new TeeFileDecoder((FileContentDecoder) decoder, call)
        : new TeeDecoder(decoder, call);
  }

  @Override
  public void responseCompleted(HttpContext context) {
    call.complete();
    consumer.responseCompleted(context);
  }

  @Override
  public void failed(Exception cause) {
    call.failed(cause);
    consumer.failed(cause);
  }

  @Override
  public boolean cancel() {
    call.cancelled();
    return consumer.cancel();
  }

  @Override
  public Exception getException() {
    return consumer.getException();
  }

  @Override
  public T getResult() {
    return consumer.getResult();
  }

  @Override
  public boolean isDone() {
    return consumer.isDone();
  }

  @Override
  public void close() throws IOException {
    consumer.close();
  }
}
