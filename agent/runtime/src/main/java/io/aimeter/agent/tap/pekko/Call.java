package io.aimeter.agent.tap.pekko;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.core.exchange.ExchangeEnd;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.RequestResponseAssociation;
import org.apache.pekko.util.ByteString;
import scala.util.Success;
import scala.util.Try;

/**
 * One request, and its response: HTTP/2 gives the response what of the request is an association.
 */
final class Call implements RequestResponseAssociation {
  private final Capture capture;
  private final AtomicBoolean sent = new AtomicBoolean();
  private final AtomicBoolean read = new AtomicBoolean();

  Call(Capture capture) {
    this.capture = capture;
  }

  /** The request the pool is given in place of the application's. */
  HttpRequest request(HttpRequest request) {
    return Calls.mark(Entities.tee(request, new Sent()), this);
  }

  /** What the application gets in place of what the pool gives. */
  Try<HttpResponse> answer(Try<HttpResponse> answer) {
    if (answer.isFailure()) {
      capture.finish(ExchangeEnd.FAILED, answer.failed().get());
      return answer;
    }
    return new Success<>(answer(answer.get()));
  }

  /** What the application gets in place of a response. */
  HttpResponse answer(HttpResponse response) {
    capture.responseHead(response.status().intValue(), new HeadersView(response), false);
    return Entities.tee(response, new Received());
  }

  void failed(Throwable thrown) {
    capture.finish(ExchangeEnd.FAILED, thrown);
  }

  /** The body of a request: a pool that sends again what it may send again asks for it again. */
  private final class Sent implements Observer {
    @Override
    public boolean begins() {
      return sent.compareAndSet(false, true);
    }

    @Override
    public void bytes(ByteString bytes) {
      for (ByteBuffer part : bytes.getByteBuffers()) {
        capture.requestBytes(part);
      }
    }

    @Override
    public void ended(ExchangeEnd end, Throwable thrown) {
      // How it goes on, the response tells.
    }
  }

  /** The body of a response. */
  private final class Received implements Observer {
    @Override
    public boolean begins() {
      return read.compareAndSet(false, true);
    }

    @Override
    public void bytes(ByteString bytes) {
      for (ByteBuffer part : bytes.getByteBuffers()) {
        capture.responseBytes(part);
      }
    }

    @Override
    public void ended(ExchangeEnd end, Throwable thrown) {
      capture.finish(end, thrown);
    }
  }
}
