package io.aimeter.agent.tap.apache5;

import io.aimeter.agent.body.TeeOutputStream;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.agent.tap.Tap;
import java.io.OutputStream;

/**
 * The method of the connection that makes the stream for a request's body: the body as it is sent.
 * Seen again for every attempt.
 */
public final class RequestBodyTap extends Tap {
  /** Made by the hook table. */
  public RequestBodyTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return Sending.current();
  }

  @Override
  public Object exit(Object token, Object result) {
    return result == null
        ? null
        : new TeeOutputStream((OutputStream) result, ((Sending) token).attempt());
  }
}
