package io.aimeter.agent.tap.grpc;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.core.provider.Endpoint;
import io.grpc.ClientCall;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;

/**
 * A call that is captured from its start: until then its headers, which name the model, are not
 * known. Requests are not read: what a record wants of them the headers tell.
 */
final class TeeCall<Q, R> extends SimpleForwardingClientCall<Q, R> {
  private static final String CLIENT = "grpc";
  private static final String METHOD = "POST";

  private final Meter meter;
  private final Authorities.Server server;
  private final MethodDescriptor<Q, R> method;
  private volatile Exchange<R> exchange;

  TeeCall(
      ClientCall<Q, R> call,
      Meter meter,
      Authorities.Server server,
      MethodDescriptor<Q, R> method) {
    super(call);
    this.meter = meter;
    this.server = server;
    this.method = method;
  }

  @Override
  public void start(Listener<R> listener, Metadata headers) {
    exchange = begin(headers);
    if (exchange == null) {
      super.start(listener, headers);
      return;
    }
    try {
      super.start(new TeeListener<>(listener, exchange), headers);
    } catch (RuntimeException | Error e) {
      exchange.failed(e);
      throw e;
    }
  }

  private Exchange<R> begin(Metadata headers) {
    MetadataCopy request = new MetadataCopy(headers, null);
    String path = RestPath.of(method.getFullMethodName(), request);
    Endpoint endpoint = meter.match(server.host(), server.port(), METHOD, path);
    if (endpoint == null || Claims.held()) {
      return null;
    }
    Capture capture =
        meter.begin(CLIENT, endpoint, METHOD, server.host(), server.port(), path, request);
    return new Exchange<>(capture, method);
  }

  @Override
  public void cancel(String message, Throwable cause) {
    Exchange<R> mine = exchange;
    if (mine != null) {
      mine.cancelled();
    }
    super.cancel(message, cause);
  }
}
