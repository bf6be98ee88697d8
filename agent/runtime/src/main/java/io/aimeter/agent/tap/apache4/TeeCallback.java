package io.aimeter.agent.tap.apache4;

import org.apache.http.concurrent.FutureCallback;

/** Learns how a call has ended of which the consumer is not told. */
final class TeeCallback<T> implements FutureCallback<T> {
  private final FutureCallback<T> callback;
  private final AsyncCall call;

  /**
   * A callback.
   *
   * @param callback the application's; null where it has none
   */
  TeeCallback(FutureCallback<T> callback, AsyncCall call) {
    this.callback = callback;
    this.call = call;
  }

  @Override
  public void completed(T result) {
    if (callback != null) {
      callback.completed(result);
    }
  }

  @Override
  public void failed(Exception cause) {
    call.failed(cause);
    if (callback != null) {
      callback.failed(cause);
    }
  }

  @Override
  public void cancelled() {
    call.cancelled();
    if (callback != null) {
      callback.cancelled();
    }
  }
}
