package io.aimeter.agent.tap.apache5;

import java.io.IOException;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;

/** Sees what comes out of the chain of a client: the final answer, or the failure. */
final class TeeCallback implements AsyncExecCallback {
  private final AsyncExecCallback callback;
  private final AsyncCall call;

  TeeCallback(AsyncExecCallback callback, AsyncCall call) {
    this.callback = callback;
    this.call = call;
  }

  @Override
  public AsyncDataConsumer handleResponse(HttpResponse response, EntityDetails entity)
      throws HttpException, IOException {
    call.responseHead(response, entity);
    AsyncDataConsumer consumer = callback.handleResponse(response, entity);
    return consumer == null ? null : new TeeConsumer(consumer, call);
  }

  @Override
  public void handleInformationResponse(HttpResponse response) throws HttpException, IOException {
    callback.handleInformationResponse(response);
  }

  @Override
  public void completed() {
    call.complete();
    callback.completed();
  }

  @Override
  public void failed(Exception cause) {
    call.failed(cause);
    callback.failed(cause);
  }
}
