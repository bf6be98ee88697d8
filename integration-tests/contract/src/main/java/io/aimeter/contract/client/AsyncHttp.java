package io.aimeter.contract.client;

import io.aimeter.contract.program.Answer;
import io.aimeter.contract.program.Ask;
import io.aimeter.contract.program.Client;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.asynchttpclient.AsyncHandler;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.BoundRequestBuilder;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.Dsl;
import org.asynchttpclient.HttpResponseBodyPart;
import org.asynchttpclient.HttpResponseStatus;
import org.asynchttpclient.ListenableFuture;

/** async-http-client, which reads its answers as they come; HTTP/2 from version 3 on. */
public final class AsyncHttp implements Client {
  private static final Method HTTP2 = switchOfHttp2();

  private final AsyncHttpClient client = Dsl.asyncHttpClient(config(false));
  private final AsyncHttpClient http2 = HTTP2 == null ? null : Dsl.asyncHttpClient(config(true));

  private static Method switchOfHttp2() {
    try {
      return DefaultAsyncHttpClientConfig.Builder.class.getMethod("setHttp2Enabled", boolean.class);
    } catch (NoSuchMethodException e) {
      return null; // version 2 speaks nothing else than HTTP/1.1
    }
  }

  private static DefaultAsyncHttpClientConfig config(boolean http2) {
    // What it sends again by itself it sends five times over.
    DefaultAsyncHttpClientConfig.Builder config = Dsl.config().setMaxRequestRetry(0);
    if (HTTP2 != null) {
      try {
        HTTP2.invoke(config, http2);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return config.build();
  }

  @Override
  public boolean http2() {
    return http2 != null;
  }

  /** Waits by itself: the versions differ in how a request is told its timeout. */
  @Override
  public Answer send(Ask ask) throws IOException, InterruptedException {
    Reader reader = new Reader();
    ListenableFuture<Void> going = start(ask, reader);
    try {
      return reader.answer.get(ask.timeoutMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      going.cancel(true);
      throw new IOException("timeout", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getClass().getName());
    }
  }

  @Override
  public CompletableFuture<Answer> sendAsync(Ask ask) {
    Reader reader = new Reader();
    ListenableFuture<Void> unused = start(ask, reader);
    return reader.answer;
  }

  private ListenableFuture<Void> start(Ask ask, Reader reader) {
    BoundRequestBuilder request =
        (ask.http2() ? http2 : client).preparePost(ask.url()).setBody(ask.body());
    ask.headers().forEach(request::setHeader);
    ListenableFuture<Void> going = request.execute(reader);
    reader.body.pulls(() -> {}, () -> going.cancel(true));
    return going;
  }

  private static final class Reader implements AsyncHandler<Void> {
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final PipedBody body = new PipedBody();
    private int status;

    @Override
    public State onStatusReceived(HttpResponseStatus received) {
      status = received.getStatusCode();
      return State.CONTINUE;
    }

    @Override
    public State onHeadersReceived(HttpHeaders headers) {
      Map<String, List<String>> all = new TreeMap<>();
      headers.names().forEach(name -> all.put(name, headers.getAll(name)));
      answer.complete(new AsyncAnswer(status, all, body));
      return State.CONTINUE;
    }

    @Override
    public State onBodyPartReceived(HttpResponseBodyPart part) {
      body.add(part.getBodyPartBytes());
      return State.CONTINUE;
    }

    @Override
    public void onThrowable(Throwable e) {
      answer.completeExceptionally(e);
      body.fail(e);
    }

    @Override
    public Void onCompleted() {
      body.end();
      return null;
    }
  }

  private record AsyncAnswer(int status, Map<String, List<String>> headers, PipedBody bytes)
      implements Answer {
    @Override
    public InputStream body() {
      return bytes;
    }

    @Override
    public void cancel() {
      bytes.cancel();
    }

    @Override
    public void close() {
      bytes.close();
    }
  }
}
