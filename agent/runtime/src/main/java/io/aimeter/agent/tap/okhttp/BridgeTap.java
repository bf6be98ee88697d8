package io.aimeter.agent.tap.okhttp;

import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.agent.tap.Tap;
import io.aimeter.core.ask.AskableHeaders;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * {@code BridgeInterceptor.intercept}, woven only where usage is asked for: gives it a request that
 * asks, of which it then tells the length, and takes from the response, which it has decoded, what
 * was asked for. Inside the interceptors of the application and the client's redirects and retries,
 * each of which comes by again with the application's own request.
 */
public final class BridgeTap extends Tap {
  /** Made by the hook table. */
  public BridgeTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Sending sending = Sending.current();
    if (sending == null) {
      return null;
    }
    sending.hidden(null); // of an earlier attempt
    Request request = ((Interceptor.Chain) first).request();
    HttpUrl url = request.url();
    String pathAndQuery = CallTap.pathAndQuery(url);
    AskingBody body =
        AskingBody.of(request, meter().usageOption(url.host(), url.port(), pathAndQuery));
    return body == null ? null : new Asking(sending, request, body);
  }

  @Override
  public Object argument(Object token, int index, Object value) {
    Asking asking = (Asking) token;
    Request request = asking.request;
    return AskingChain.of(
        (Interceptor.Chain) value,
        request.newBuilder().method(request.method(), asking.body).build());
  }

  @Override
  public Object exit(Object token, Object result) {
    Asking asking = (Asking) token;
    Response response = (Response) result;
    Response.Builder builder = response.newBuilder().request(asking.request);
    HeadersView headers = new HeadersView(response.headers());
    if (response.body() != null && AskableHeaders.ofResponse(response.code(), headers)) {
      builder.body(new HidingBody(response.body(), asking.sending));
    }
    return builder.build();
  }

  /** A request that asks, and the application's. */
  private static final class Asking {
    private final Sending sending;
    private final Request request;
    private final AskingBody body;

    Asking(Sending sending, Request request, AskingBody body) {
      this.sending = sending;
      this.request = request;
      this.body = body;
    }
  }
}
