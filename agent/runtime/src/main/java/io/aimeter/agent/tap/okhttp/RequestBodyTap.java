package io.aimeter.agent.tap.okhttp;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.agent.tap.Tap;
import okhttp3.Request;
import okio.Sink;

/**
 * {@code createRequestBody}, inside all interceptors: the request's headers and body as they are
 * sent. Seen again for every attempt.
 */
public final class RequestBodyTap extends Tap {
  /** Made by the hook table. */
  public RequestBodyTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Sending sending = Sending.current();
    if (sending == null) {
      return null;
    }
    Request request = (Request) first;
    sending.headersSent(new HeadersView(request.headers()));
    if (request.body() instanceof AskingBody) {
      // What the application asked for is recorded, not what we did.
      byte[] original = ((AskingBody) request.body()).original();
      sending.attempt().accept(original, 0, original.length);
      return null;
    }
    return sending;
  }

  @Override
  public Object exit(Object token, Object result) {
    return result == null ? null : new TeeSink((Sink) result, ((Sending) token).attempt());
  }
}
