package io.aimeter.agent.tap.okhttp;

import io.aimeter.agent.pipeline.Capture;
import io.aimeter.agent.pipeline.Meter;
import io.aimeter.agent.pipeline.Sending;
import io.aimeter.core.ask.AskableHeaders;
import io.aimeter.core.exchange.ExchangeEnd;
import okhttp3.Call;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * {@code RealCall.getResponseWithInterceptorChain}, through which every call goes once, on the
 * calling thread or the dispatcher's: wraps the body of the response the application gets.
 *
 * <p>Outside all interceptors, so bodies are decoded wherever the response's headers no longer say
 * otherwise.
 */
public final class ChainTap extends CallTap {
  /** The status of a connection that has become a WebSocket. */
  static final int SWITCHED = 101;

  /** Made by the hook table. */
  public ChainTap(Meter meter) {
    super(meter);
  }

  @Override
  public Object enter(Object self, Object first, Object second, Object third) {
    Call call = (Call) self;
    Sending sending = null;
    if (watches(call)) {
      Sending queued = dequeued(call);
      sending = queued == null ? begin(call) : queued;
    } else if (Sending.underway()) {
      sending = Sending.unmetered();
    }
    if (sending == null) {
      return null;
    }
    sending.enter();
    return new ChainCall(call, sending);
  }

  @Override
  public Object exit(Object token, Object result) {
    ChainCall call = (ChainCall) token;
    call.sending().leave();
    Capture capture = call.sending().capture();
    if (capture == null) {
      return null;
    }
    Response response = (Response) result;
    Response fromNetwork = response.networkResponse();
    ResponseBody body = response.body();
    // Without a response of the network, the answer is a cache's or an interceptor's. A body that
    // is a tee already is that of a call an interceptor has made in place of this one.
    if (fromNetwork == null || body instanceof TeeBody) {
      capture.discard();
      return null;
    }
    call.sending().headersSent(new HeadersView(fromNetwork.request().headers()));
    HeadersView headers = new HeadersView(response.headers());
    capture.responseHead(response.code(), headers, false);
    if (isWebSocket(response.request())) {
      if (response.code() == SWITCHED) {
        capture.webSocket();
      }
      return null;
    }
    if (AskableHeaders.ofResponse(response.code(), headers)) {
      call.streams();
    }
    if (body == null || body.contentLength() == 0) {
      call.finish(ExchangeEnd.COMPLETE);
      return null;
    }
    return response.newBuilder().body(new TeeBody(body, call)).build();
  }

  @Override
  public void thrown(Object token, Throwable thrown) {
    ChainCall call = (ChainCall) token;
    call.sending().leave();
    if (call.sending().capture() != null) {
      call.failed(thrown);
    }
  }
}
