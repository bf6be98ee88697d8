package io.aimeter.agent.tap.ktor;

import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.core.exchange.ExchangeEnd;
import io.aimeter.core.provider.Endpoint;
import io.ktor.client.request.HttpRequestData;
import io.ktor.client.request.HttpResponseData;
import io.ktor.http.Url;
import io.ktor.http.content.OutgoingContent;
import java.util.function.Consumer;

/** {@code HttpClientEngine.executeWithinCallContext}, in the caller's coroutine. */
public final class ExecuteTap extends CallTap {
  private static final String CLIENT = "ktor";
  private static final String ENGINE = "io.ktor.client.engine.cio.CIOEngine";

  /** Made by the hook table. */
  public ExecuteTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Object engine = self == null ? first : self;
    HttpRequestData request = (HttpRequestData) (self == null ? second : first);
    if (request == null) {
      return null;
    }
    Url url = request.getUrl();
    if (!engine.getClass().getName().equals(ENGINE)) {
      handOver(request, url);
      return null;
    }
    return meter().watches(url.getHost(), url.getPort()) && !Claims.held()
        ? begin(request, url)
        : null;
  }

  /** To the engine's own thread, where the client below it will be called. */
  private void handOver(HttpRequestData request, Url url) {
    if (meter().watches(url.getHost(), url.getPort())) {
      meter().handover().made(request);
    }
  }

  private Call begin(HttpRequestData request, Url url) {
    String method = request.getMethod().getValue();
    String pathAndQuery = url.getEncodedPathAndQuery();
    Endpoint endpoint = meter().match(url.getHost(), url.getPort(), method, pathAndQuery);
    if (endpoint == null) {
      return null;
    }
    Call call =
        new Call(
            meter()
                .begin(
                    CLIENT,
                    endpoint,
                    method,
                    url.getHost(),
                    url.getPort(),
                    pathAndQuery,
                    request.getHeaders()::get));
    OutgoingContent body = request.getBody();
    while (body instanceof OutgoingContent.ContentWrapper) {
      body = ((OutgoingContent.ContentWrapper) body).delegate();
    }
    if (body instanceof OutgoingContent.ByteArrayContent) {
      byte[] bytes = ((OutgoingContent.ByteArrayContent) body).bytes();
      call.capture().requestBytes(bytes, 0, bytes.length);
    }
    REQUESTS.putIfAbsent(request, call);
    return call;
  }

  @Override
  public Object argument(Object token, int index, Object value) {
    Call call = (Call) token;
    Consumer<Object> answered = result -> answered(call, result);
    return new Observed(value, answered, call::failed);
  }

  @Override
  public Object exit(Object token, Object result) {
    answered((Call) token, result);
    return null;
  }

  /** The head is known, and the body on its way, where there is one. */
  private static void answered(Call call, Object result) {
    if (result instanceof HttpResponseData) {
      int status = ((HttpResponseData) result).getStatusCode().getValue();
      if (status == 204 || status == 304) {
        call.capture().finish(ExchangeEnd.COMPLETE, null);
      }
    }
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    ((Call) token).failed(thrown);
  }
}
