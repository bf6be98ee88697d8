package io.aimeter.agent.tap.apache4;

import io.aimeter.agent.body.TeeOutputStream;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.agent.tap.Tap;
import java.io.OutputStream;
import org.apache.http.HttpMessage;

/**
 * The methods of the connection that make the stream for a request's body: its headers and body as
 * they are sent. Seen again for every attempt.
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
      // prepareOutput has the message first, doSerialize second.
      sending.headersSent(
          new HeadersView((HttpMessage) (first instanceof HttpMessage ? first : second)));
    }
    return sending;
  }

  @Override
  public Object exit(Object token, Object result) {
    return result == null
        ? null
        : new TeeOutputStream((OutputStream) result, ((Sending) token).attempt());
  }
}
