package io.aimeter.agent.tap.ktor;

import io.aimeter.agent.pipeline.Meter;
import io.ktor.http.cio.Response;
import kotlin.coroutines.Continuation;

/** {@code HttpParserKt.parseResponse}: the head of the response. */
public final class ResponseTap extends CallTap {
  /** Made by the hook table. */
  public ResponseTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    return first == null ? null : ((Continuation<?>) second).getContext().get(Call.Key.ONLY);
  }

  @Override
  public Object argument(Object token, int index, Object value) {
    // How it fails, the call's own continuation learns.
    return new Observed(value, result -> parsed((Call) token, result), failure -> {});
  }

  @Override
  public Object exit(Object token, Object result) {
    parsed((Call) token, result);
    return null;
  }

  private static void parsed(Call call, Object result) {
    if (result instanceof Response) {
      Response response = (Response) result;
      call.capture()
          .responseHead(response.getStatus(), new HeadersView(response.getHeaders()), false);
    }
  }
}
