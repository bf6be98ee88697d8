package io.aimeter.contract.client;

import io.aimeter.contract.program.Answer;
import io.aimeter.contract.program.Ask;
import io.aimeter.contract.program.Client;
import io.aimeter.contract.program.Received;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.BufferingResponseListener;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.Connection;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Promise;

/** Jetty's HttpClient 12, over HTTP/1.1 and 2. */
public final class Jetty12 implements Client {
  private final HttpClient http1 = started(new HttpClient());
  private final HttpClient http2 =
      started(new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client())));

  private static HttpClient started(HttpClient client) throws Exception {
    client.start();
    return client;
  }

  /** Started. */
  public Jetty12() throws Exception {}

  @Override
  public boolean http2() {
    return true;
  }

  private HttpClient client(Ask ask) {
    return ask.http2() ? http2 : http1;
  }

  @Override
  public Answer send(Ask ask) throws Exception {
    Request request = request(client(ask), ask);
    InputStreamResponseListener listener = new InputStreamResponseListener();
    request.send(listener);
    try {
      Response response = listener.get(ask.timeoutMillis() * 2L, TimeUnit.MILLISECONDS);
      return new JettyAnswer(response, new BriefBody(listener.getInputStream()));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception ? (Exception) e.getCause() : e;
    }
  }

  @Override
  public CompletableFuture<Answer> sendAsync(Ask ask) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    InputStreamResponseListener listener =
        new InputStreamResponseListener() {
          @Override
          public void onHeaders(Response response) {
            super.onHeaders(response);
            answer.complete(new JettyAnswer(response, new BriefBody(getInputStream())));
          }

          @Override
          public void onFailure(Response response, Throwable failure) {
            super.onFailure(response, failure);
            answer.completeExceptionally(failure);
          }
        };
    request(client(ask), ask).send(listener);
    return answer;
  }

  @Override
  public Map<String, Way> ways() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("buffered", ask -> buffered(request(http1, ask).send()));
    ways.put("buffering-listener", this::bufferingListener);
    ways.put("content-listener", this::contentListener);
    ways.put("at-its-own-pace", this::atItsOwnPace);
    ways.put("content-source", this::contentSource);
    ways.put("several-listeners", this::severalListeners);
    ways.put("own-connection", this::ownConnection);
    ways.put("shut-down-in-flight", this::shutDownInFlight);
    return ways;
  }

  private static String buffered(ContentResponse response) {
    return response.getStatus() + " " + Received.bytes(response.getContent());
  }

  private String bufferingListener(Ask ask) throws Exception {
    Whole whole = new Whole();
    request(http1, ask).send(whole);
    return whole.received.get();
  }

  private Received contentListener(Ask ask) throws Exception {
    Received received = new Received();
    CountDownLatch ended = new CountDownLatch(1);
    request(http1, ask)
        .onResponseContent((response, bytes) -> received.add(copy(bytes)))
        .send(result -> ended.countDown());
    ended.await();
    return received;
  }

  /** Takes each part on a thread of its own, and says then that it wants the next. */
  private Received atItsOwnPace(Ask ask) throws Exception {
    Received received = new Received();
    CountDownLatch ended = new CountDownLatch(1);
    request(http1, ask)
        .onResponseContentAsync(
            (response, chunk, demand) -> {
              chunk.retain();
              new Thread(
                      () -> {
                        received.add(copy(chunk.getByteBuffer()));
                        chunk.release();
                        demand.run();
                      })
                  .start();
            })
        .send(result -> ended.countDown());
    ended.await();
    return received;
  }

  private Received contentSource(Ask ask) throws Exception {
    Received received = new Received();
    CountDownLatch ended = new CountDownLatch(1);
    request(http1, ask)
        .onResponseContentSource((response, source) -> readAll(source, received))
        .send(result -> ended.countDown());
    ended.await();
    return received;
  }

  private static void readAll(Content.Source source, Received received) {
    for (Content.Chunk chunk = source.read(); chunk != null; chunk = source.read()) {
      received.add(copy(chunk.getByteBuffer()));
      chunk.release();
      if (chunk.isLast()) {
        return;
      }
    }
    source.demand(() -> readAll(source, received));
  }

  private String severalListeners(Ask ask) throws Exception {
    Received one = new Received();
    Received other = new Received();
    CountDownLatch ended = new CountDownLatch(1);
    request(http1, ask)
        .onResponseContent((response, bytes) -> one.add(copy(bytes)))
        .onResponseContentSource((response, source) -> readAll(source, other))
        .send(result -> ended.countDown());
    ended.await();
    return one + ", " + other;
  }

  /** Takes nothing away: in 12.0 several listeners share a buffer. */
  private static byte[] copy(ByteBuffer bytes) {
    byte[] part = new byte[bytes.remaining()];
    bytes.duplicate().get(part);
    return part;
  }

  private String ownConnection(Ask ask) throws Exception {
    Request request = request(http1, ask);
    Promise.Completable<Connection> promise = new Promise.Completable<>();
    http1.resolveDestination(request).newConnection(promise);
    try (Connection connection = promise.get()) {
      Whole whole = new Whole();
      connection.send(request, whole);
      return whole.received.get();
    }
  }

  private String shutDownInFlight(Ask ask) throws Exception {
    HttpClient own = started(new HttpClient());
    InputStreamResponseListener listener = new InputStreamResponseListener();
    Ask endless = new Ask(ask.url(), ask.headers(), slow(ask), false, ask.timeoutMillis());
    request(own, endless).send(listener);
    int status = listener.get(ask.timeoutMillis(), TimeUnit.MILLISECONDS).getStatus();
    own.stop();
    return status + " and shut down";
  }

  private static String slow(Ask ask) {
    return ask.body().replace("chunks=9", "chunks=40 delay=100");
  }

  private static Request request(HttpClient client, Ask ask) {
    return client
        .POST(ask.url())
        .timeout(ask.timeoutMillis(), TimeUnit.MILLISECONDS)
        .body(new BytesRequestContent(ask.body().getBytes(StandardCharsets.UTF_8)))
        .headers(headers -> ask.headers().forEach(headers::put));
  }

  /** Keeps the whole body. */
  private static final class Whole extends BufferingResponseListener {
    private final CompletableFuture<String> received = new CompletableFuture<>();

    @Override
    public void onComplete(Result result) {
      received.complete(result.getResponse().getStatus() + " " + Received.bytes(getContent()));
    }
  }

  private record JettyAnswer(Response response, InputStream body) implements Answer {
    @Override
    public int status() {
      return response.getStatus();
    }

    @Override
    public Map<String, List<String>> headers() {
      Map<String, List<String>> headers = new LinkedHashMap<>();
      for (HttpField field : response.getHeaders()) {
        headers.computeIfAbsent(field.getName(), name -> new ArrayList<>()).add(field.getValue());
      }
      return headers;
    }

    @Override
    public void cancel() {
      response.abort(new InterruptedException("cancelled")).join();
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
