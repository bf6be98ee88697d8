package io.aimeter.agent.tap.pekko;

import io.aimeter.agent.pipeline.Meter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.BidiShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;

/**
 * Before a connection: lets requests and responses pass as they come, asks for one where it is
 * asked for one, and ends each way as its neighbours do. HTTP/1.1 answers in order; HTTP/2 gives
 * the response what the request was marked with.
 */
final class ConnectionStage
    extends GraphStage<BidiShape<HttpRequest, HttpRequest, HttpResponse, HttpResponse>> {
  private final Inlet<HttpRequest> requestIn = Inlet.create("aimeter.requestIn");
  private final Outlet<HttpRequest> requestOut = Outlet.create("aimeter.requestOut");
  private final Inlet<HttpResponse> responseIn = Inlet.create("aimeter.responseIn");
  private final Outlet<HttpResponse> responseOut = Outlet.create("aimeter.responseOut");
  private final BidiShape<HttpRequest, HttpRequest, HttpResponse, HttpResponse> shape =
      BidiShape.of(requestIn, requestOut, responseIn, responseOut);
  private final Meter meter;
  private final String host;
  private final int defaultPort;
  private final boolean ordered;

  ConnectionStage(Meter meter, String host, int defaultPort, boolean ordered) {
    this.meter = meter;
    this.host = host;
    this.defaultPort = defaultPort;
    this.ordered = ordered;
  }

  @Override
  public BidiShape<HttpRequest, HttpRequest, HttpResponse, HttpResponse> shape() {
    return shape;
  }

  @Override
  public GraphStageLogic createLogic(Attributes inherited) {
    return new Logic();
  }

  private final class Logic extends GraphStageLogic {
    /** The calls without an answer; empty for a request in between that is not metered. */
    private final Deque<Optional<Call>> waiting = new ArrayDeque<>();

    Logic() {
      super(shape);
      setHandler(requestIn, new Requests());
      setHandler(requestOut, new Demand<>(requestIn));
      setHandler(responseIn, new Responses());
      setHandler(responseOut, new Demand<>(responseIn));
    }

    @Override
    public void postStop() {
      failed(null);
    }

    private void failed(Throwable cause) {
      for (Optional<Call> call = waiting.poll(); call != null; call = waiting.poll()) {
        call.ifPresent(each -> each.failed(cause));
      }
    }

    private final class Requests extends AbstractInHandler {
      @Override
      public void onPush() {
        HttpRequest request = grab(requestIn);
        int port = request.uri().isAbsolute() ? request.uri().effectivePort() : defaultPort;
        Call call = Calls.begin(meter, request, host, port);
        if (ordered || call != null) {
          waiting.add(Optional.ofNullable(call));
        }
        push(requestOut, call == null ? request : call.request(request));
      }

      @Override
      public void onUpstreamFinish() {
        complete(requestOut);
      }

      @Override
      public void onUpstreamFailure(Throwable cause) {
        fail(requestOut, cause);
      }
    }

    private final class Responses extends AbstractInHandler {
      @Override
      public void onPush() {
        HttpResponse response = grab(responseIn);
        Call call = ordered ? next() : marked(response);
        push(responseOut, call == null ? response : call.answer(Calls.unmark(response)));
      }

      private Call next() {
        Optional<Call> next = waiting.poll();
        return next == null ? null : next.orElse(null);
      }

      private Call marked(HttpResponse response) {
        Call call = Calls.of(response);
        return call != null && waiting.remove(Optional.of(call)) ? call : null;
      }

      @Override
      public void onUpstreamFinish() {
        failed(null);
        complete(responseOut);
      }

      @Override
      public void onUpstreamFailure(Throwable cause) {
        failed(cause);
        fail(responseOut, cause);
      }
    }

    private final class Demand<T> extends AbstractOutHandler {
      private final Inlet<T> in;

      Demand(Inlet<T> in) {
        this.in = in;
      }

      @Override
      public void onPull() {
        pull(in);
      }

      @Override
      public void onDownstreamFinish(Throwable cause) {
        Logic.this.cancel(in, cause);
      }
    }
  }
}
