package io.aimeter.contract.client;

import io.aimeter.contract.program.Answer;
import io.aimeter.contract.program.Ask;
import io.aimeter.contract.program.Client;
import io.aimeter.contract.program.Pipe;
import io.aimeter.contract.program.Received;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.async.methods.ConfigurableHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.async.methods.SimpleResponseConsumer;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.apache.hc.core5.http.nio.support.BasicRequestProducer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.reactor.IOReactorConfig;

/** Apache HttpClient 5, the asynchronous ones: HTTP/1.1, HTTP/2, and their minimal versions. */
public final class Apache5Async implements Client {
  /** Enough that no scenario waits for the connection another has not given back. */
  private static final int CONNECTIONS = 100;

  private static final boolean IS_5_0 = isOldest();

  private final CloseableHttpAsyncClient http1 = client(HttpVersionPolicy.FORCE_HTTP_1);
  private final CloseableHttpAsyncClient http2 = client(HttpVersionPolicy.NEGOTIATE);

  // Deprecated from 5.2 on in favour of the connection manager's TLS settings, which 5.0 has not.
  @SuppressWarnings("deprecation")
  private static CloseableHttpAsyncClient client(HttpVersionPolicy policy) {
    HttpAsyncClientBuilder builder =
        HttpAsyncClients.custom()
            .setVersionPolicy(policy)
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(CONNECTIONS)
                    .setMaxConnPerRoute(CONNECTIONS)
                    .build())
            .disableCookieManagement();
    if (IS_5_0) {
      // What it sends again lacks its body, for which the server then waits.
      builder.disableAutomaticRetries().disableRedirectHandling();
    }
    CloseableHttpAsyncClient client = builder.build();
    client.start();
    return client;
  }

  private static boolean isOldest() {
    try {
      Class.forName("org.apache.hc.client5.http.async.methods.SimpleRequestBuilder");
      return false;
    } catch (ClassNotFoundException e) {
      return true;
    }
  }

  /** 5.0 does not learn what was negotiated on newer JDKs. */
  @Override
  public boolean http2() {
    return !IS_5_0;
  }

  @Override
  public Answer send(Ask ask) throws Exception {
    try {
      return sendAsync(ask).get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception ? (Exception) e.getCause() : e;
    }
  }

  @Override
  public CompletableFuture<Answer> sendAsync(Ask ask) {
    ConfigurableHttpRequest request = new ConfigurableHttpRequest("POST", URI.create(ask.url()));
    ask.headers().forEach(request::setHeader);
    request.setConfig(config(ask));
    Consumer consumer = new Consumer();
    consumer.future =
        (ask.http2() ? http2 : http1)
            .execute(
                new BasicRequestProducer(
                    request,
                    new BasicAsyncEntityProducer(ask.body(), ContentType.APPLICATION_JSON)),
                consumer,
                consumer);
    return consumer.answer;
  }

  private static RequestConfig config(Ask ask) {
    return RequestConfig.custom()
        .setResponseTimeout(ask.timeoutMillis(), TimeUnit.MILLISECONDS)
        .build();
  }

  @Override
  public Map<String, Way> ways() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("simple", ask -> simple(http1, ask));
    ways.put("minimal", ask -> own(minimal(), ask));
    if (http2()) {
      ways.put("http2-client", ask -> own(HttpAsyncClients.createHttp2Default(), ask));
      ways.put("minimal-http2", ask -> own(HttpAsyncClients.createHttp2Minimal(), ask));
    }
    return ways;
  }

  // Deprecated from 5.2 on, see above.
  @SuppressWarnings("deprecation")
  private static CloseableHttpAsyncClient minimal() {
    return HttpAsyncClients.createMinimal(
        HttpVersionPolicy.FORCE_HTTP_1,
        H2Config.DEFAULT,
        Http1Config.DEFAULT,
        IOReactorConfig.DEFAULT);
  }

  private static String own(CloseableHttpAsyncClient client, Ask ask) throws Exception {
    try (client) {
      client.start();
      return simple(client, ask);
    }
  }

  private static String simple(CloseableHttpAsyncClient client, Ask ask) throws Exception {
    SimpleHttpRequest request = new SimpleHttpRequest("POST", URI.create(ask.url()));
    ask.headers().forEach(request::setHeader);
    request.setBody(ask.body(), ContentType.APPLICATION_JSON);
    SimpleHttpResponse response =
        client
            .execute(SimpleRequestProducer.create(request), SimpleResponseConsumer.create(), null)
            .get();
    return response.getCode() + " " + Received.bytes(response.getBodyBytes());
  }

  /** Gives the head when it comes, and the body as a stream that sets the pace. */
  private static final class Consumer implements AsyncResponseConsumer<Void>, FutureCallback<Void> {
    private static final int WINDOW = 16 << 10;

    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final Pipe body = new Pipe();
    private volatile boolean cancelled;
    private boolean open;
    private FutureCallback<Void> ended;
    private volatile Future<Void> future;

    @Override
    public void consumeResponse(
        HttpResponse response,
        EntityDetails entity,
        HttpContext context,
        FutureCallback<Void> callback) {
      ended = callback;
      answer.complete(new AsyncAnswer(response, this));
      if (entity == null) {
        streamEnd(List.of());
      }
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {}

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
      if (!open) {
        open = true;
        body.onTaken(count -> more(channel, count));
        channel.update(WINDOW);
      }
    }

    private static void more(CapacityChannel channel, int count) {
      try {
        channel.update(count);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
      if (cancelled) {
        throw new InterruptedIOException("cancelled");
      }
      body.push(bytes);
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {
      body.end();
      ended.completed(null);
    }

    @Override
    public void failed(Exception cause) {
      answer.completeExceptionally(cause);
      body.fail(cause);
    }

    @Override
    public void completed(Void result) {}

    @Override
    public void cancelled() {
      cancelled = true;
      failed(new CancellationException());
    }

    @Override
    public void releaseResources() {}
  }

  private record AsyncAnswer(HttpResponse response, Consumer consumer) implements Answer {
    @Override
    public int status() {
      return response.getCode();
    }

    @Override
    public Map<String, List<String>> headers() {
      Map<String, List<String>> headers = new LinkedHashMap<>();
      for (Header header : response.getHeaders()) {
        headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
      }
      return headers;
    }

    @Override
    public InputStream body() {
      return consumer.body;
    }

    @Override
    public void cancel() {
      // On a connection that is used again this ends nothing: the consumer does.
      consumer.future.cancel(true);
    }

    @Override
    public void close() {
      cancel();
    }
  }
}
