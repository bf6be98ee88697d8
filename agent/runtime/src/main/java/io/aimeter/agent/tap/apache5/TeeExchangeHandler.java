package io.aimeter.agent.tap.apache5;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.core.exchange.ExchangeEnd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncClientExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.RequestChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.net.URIAuthority;

/** Both ways of an exchange of a minimal client; does nothing where the request is not metered. */
final class TeeExchangeHandler implements AsyncClientExchangeHandler {
  private final AsyncClientExchangeHandler handler;
  private final Meter meter;
  private volatile AsyncCall call;

  TeeExchangeHandler(AsyncClientExchangeHandler handler, Meter meter) {
    this.handler = handler;
    this.meter = meter;
  }

  @Override
  public void produceRequest(RequestChannel channel, HttpContext context)
      throws HttpException, IOException {
    handler.produceRequest(
        (request, entity, itsContext) -> {
          call = begin(request, entity);
          channel.sendRequest(request, entity, itsContext);
        },
        context);
  }

  private AsyncCall begin(HttpRequest request, EntityDetails entity) {
    URIAuthority where = request.getAuthority();
    if (where == null) {
      return null;
    }
    int port = Ports.effective(where.getPort(), request.getScheme());
    return meter.watches(where.getHostName(), port)
        ? AsyncCall.begin(meter, where.getHostName(), port, request, entity, () -> false)
        : null;
  }

  @Override
  public int available() {
    return handler.available();
  }

  @Override
  public void produce(DataStreamChannel channel) throws IOException {
    handler.produce(call == null ? channel : new TeeChannel(channel, call.attempt()));
  }

  @Override
  public void consumeInformation(HttpResponse response, HttpContext context)
      throws HttpException, IOException {
    handler.consumeInformation(response, context);
  }

  @Override
  public void consumeResponse(HttpResponse response, EntityDetails entity, HttpContext context)
      throws HttpException, IOException {
    if (call != null) {
      call.responseHead(response, entity);
    }
    handler.consumeResponse(response, entity, context);
  }

  @Override
  public void updateCapacity(CapacityChannel channel) throws IOException {
    handler.updateCapacity(channel);
  }

  @Override
  public void consume(ByteBuffer bytes) throws IOException {
    if (call != null) {
      call.capture().responseBytes(bytes);
    }
    handler.consume(bytes);
  }

  @Override
  public void streamEnd(List<? extends Header> trailers) throws HttpException, IOException {
    if (call != null) {
      call.complete();
    }
    handler.streamEnd(trailers);
  }

  @Override
  public void failed(Exception cause) {
    if (call != null) {
      call.failed(cause);
    }
    handler.failed(cause);
  }

  @Override
  public void cancel() {
    if (call != null) {
      call.capture().finish(ExchangeEnd.CANCELLED, null);
    }
    handler.cancel();
  }

  @Override
  public void releaseResources() {
    handler.releaseResources();
  }
}
