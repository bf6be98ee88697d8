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
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.api.Connection;
import org.eclipse.jetty.client.api.ContentResponse;
import org.eclipse.jetty.client.api.Destination;
import org.eclipse.jetty.client.api.Request;
import org.eclipse.jetty.client.api.Response;
import org.eclipse.jetty.client.api.Result;
import org.eclipse.jetty.client.util.BufferingResponseListener;
import org.eclipse.jetty.client.util.BytesContentProvider;
import org.eclipse.jetty.client.util.FutureResponseListener;
import org.eclipse.jetty.client.util.InputStreamResponseListener;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.util.FuturePromise;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Jetty's HttpClient 9.4 to 11, over HTTP/1.1. */
public final class Jetty implements Client {
  static {
    // 9.4 says on the console when it began to log.
    System.setProperty("org.eclipse.jetty.util.log.announce", "false");
  }

  private final HttpClient client = started();

  private static HttpClient started() throws Exception {
    HttpClient client = withTls();
    client.start();
    return client;
  }

  private static HttpClient withTls() throws ReflectiveOperationException {
    try {
      return HttpClient.class
          .getConstructor(SslContextFactory.class)
          .newInstance(new SslContextFactory.Client());
    } catch (NoSuchMethodException e) {
      return new HttpClient(); // from 10 on it has TLS without asking
    }
  }

  /** Started. */
  public Jetty() throws Exception {}

  @Override
  public boolean http2() {
    return false;
  }

  @Override
  public Answer send(Ask ask) throws Exception {
    Request request = request(client, ask);
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
    request(client, ask).send(listener);
    return answer;
  }

  @Override
  public Map<String, Way> ways() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("buffered", ask -> buffered(request(client, ask).send()));
    ways.put("buffering-listener", this::bufferingListener);
    ways.put("content-listener", this::contentListener);
    ways.put("at-its-own-pace", this::atItsOwnPace);
    ways.put("own-connection", this::ownConnection);
    ways.put("shut-down-in-flight", this::shutDownInFlight);
    return ways;
  }

  private static String buffered(ContentResponse response) {
    return response.getStatus() + " " + Received.bytes(response.getContent());
  }

  private String bufferingListener(Ask ask) throws Exception {
    CompletableFuture<String> received = new CompletableFuture<>();
    request(client, ask)
        .send(
            new BufferingResponseListener() {
              @Override
              public void onComplete(Result result) {
                received.complete(result.isFailed() + " " + Received.bytes(getContent()));
              }
            });
    return received.get();
  }

  private Received contentListener(Ask ask) throws Exception {
    Received received = new Received();
    CountDownLatch ended = new CountDownLatch(1);
    request(client, ask)
        .onResponseContent((response, bytes) -> received.add(copy(bytes)))
        .send(result -> ended.countDown());
    ended.await();
    return received;
  }

  /** Takes each part on a thread of its own, and says then that it wants the next. */
  private Received atItsOwnPace(Ask ask) throws Exception {
    Received received = new Received();
    CountDownLatch ended = new CountDownLatch(1);
    request(client, ask)
        .onResponseContentAsync(
            (response, bytes, taken) ->
                new Thread(
                        () -> {
                          received.add(copy(bytes));
                          taken.succeeded();
                        })
                    .start())
        .send(result -> ended.countDown());
    ended.await();
    return received;
  }

  private static byte[] copy(ByteBuffer bytes) {
    byte[] part = new byte[bytes.remaining()];
    bytes.get(part);
    return part;
  }

  private String ownConnection(Ask ask) throws Exception {
    Request request = request(client, ask);
    Destination destination =
        client.getDestinations().stream()
            .filter(each -> each.getHost().equals(request.getHost()))
            .findFirst()
            .orElseThrow();
    FuturePromise<Connection> promise = new FuturePromise<>();
    destination.newConnection(promise);
    try (Connection connection = promise.get()) {
      FutureResponseListener listener = new FutureResponseListener(request);
      connection.send(request, listener);
      return buffered(listener.get());
    }
  }

  private String shutDownInFlight(Ask ask) throws Exception {
    HttpClient own = started();
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

  // Deprecated from 10 on in favour of a Request.Content that 9.4 has not.
  @SuppressWarnings("deprecation")
  private static Request request(HttpClient client, Ask ask) {
    Request request =
        client
            .POST(ask.url())
            .timeout(ask.timeoutMillis(), TimeUnit.MILLISECONDS)
            .content(new BytesContentProvider(ask.body().getBytes(StandardCharsets.UTF_8)));
    ask.headers().forEach(request::header);
    return request;
  }

  private record JettyAnswer(Response response, InputStream body) implements Answer {
    @Override
    public int status() {
      return response.getStatus();
    }

    @Override
    public Map<String, List<String>> headers() {
      Map<String, List<String>> headers = new LinkedHashMap<>();
      // A class in 9.4 and an interface since: none of its own methods can be called in both.
      Iterable<HttpField> fields = response.getHeaders();
      for (HttpField field : fields) {
        headers.computeIfAbsent(field.getName(), name -> new ArrayList<>()).add(field.getValue());
      }
      return headers;
    }

    @Override
    public void cancel() {
      response.abort(new InterruptedException("cancelled"));
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
