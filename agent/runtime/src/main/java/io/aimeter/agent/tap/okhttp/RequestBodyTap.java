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
    if (sending != null) {
      sending.headersSent(new HeadersView(((Request) first).headers()));
    }
    return sending;
  }

  @Override
  public Object exit(Object token, Object result) {
    return result == null ? null : new TeeSink((Sink) result, ((Sending) token).attempt());
  }
}
