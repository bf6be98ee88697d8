package io.aimeter.agent.tap.apache4;

import io.aimeter.agent.pipeline.Meter;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.CloseableHttpResponse;

/** {@code doExecute} of the clients since 4.3, whose responses can be closed unread. */
public final class DoExecuteTap extends ExecuteTap {
  /** Made by the hook table. */
  public DoExecuteTap(Meter meter) {
    super(meter);
  }

  @Override
  Object replacement(HttpResponse response, Call call) {
    return new TeeResponse((CloseableHttpResponse) response, call);
  }
}
