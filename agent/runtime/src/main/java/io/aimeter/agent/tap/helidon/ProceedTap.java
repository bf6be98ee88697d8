package io.aimeter.agent.tap.helidon;

import io.aimeter.agent.pipeline.Meter;
import io.helidon.webclient.api.WebClientServiceRequest;
import io.helidon.webclient.api.WebClientServiceResponse;
import java.io.InputStream;

/**
 * {@code Http1CallChainBase.proceed} and {@code Http2CallChainBase.proceed}, behind all services of
 * the client: one request of the network and its response. A redirect is followed by another.
 */
public final class ProceedTap extends CallTap {
  private static final String OF_PROTOCOL = "io.helidon.webclient.http";
  private static final String OF_HELIDON = "io.helidon.";

  /** Made by the hook table. */
  public ProceedTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Call call = Call.currentMetered();
    if (call != null) {
      call.headersSent(new HeadersView(((WebClientServiceRequest) first).headers()));
    }
    return call;
  }

  @Override
  public Object exit(Object token, Object result) {
    Call call = (Call) token;
    WebClientServiceResponse response = (WebClientServiceResponse) result;
    InputStream body = response.inputStream().orElse(null);
    call.responded(
        response.status().code(),
        new HeadersView(response.headers()),
        isDecoded(body, call),
        body == null);
    return null;
  }

  /**
   * Whether a decoder stands on the protocol's own stream: the headers say the same with one and
   * without. Where HTTP/2 was refused, the stream is of the HTTP/1.1 response that was seen before.
   */
  private static boolean isDecoded(InputStream body, Call call) {
    String name = body == null ? OF_PROTOCOL : body.getClass().getName();
    return !name.startsWith(OF_PROTOCOL) && (!name.startsWith(OF_HELIDON) || call.isDecoded());
  }
}
