package io.aimeter.agent.tap.grpc;

import io.grpc.ClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.Status;

/** The application's listener, which gets all as before; each event is noted first. */
final class TeeListener<R> extends SimpleForwardingClientCallListener<R> {
  private final Exchange<R> exchange;

  TeeListener(ClientCall.Listener<R> listener, Exchange<R> exchange) {
    super(listener);
    this.exchange = exchange;
  }

  @Override
  public void onHeaders(Metadata headers) {
    exchange.headers();
    super.onHeaders(headers);
  }

  @Override
  public void onMessage(R message) {
    exchange.message(message);
    super.onMessage(message);
  }

  @Override
  public void onClose(Status status, Metadata trailers) {
    exchange.closed(status, trailers);
    super.onClose(status, trailers);
  }
}
