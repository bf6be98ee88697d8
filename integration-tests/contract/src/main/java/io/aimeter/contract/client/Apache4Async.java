package io.aimeter.contract.client;

import io.aimeter.contract.program.Answer;
import io.aimeter.contract.program.Ask;
import io.aimeter.contract.program.Client;
import io.aimeter.contract.program.Pipe;
import io.aimeter.contract.program.Received;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.HttpHost;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.client.utils.URIUtils;
import org.apache.http.concurrent.FutureCallback;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.nio.client.CloseableHttpAsyncClient;
import org.apache.http.impl.nio.client.HttpAsyncClients;
import org.apache.http.nio.ContentDecoder;
import org.apache.http.nio.IOControl;
import org.apache.http.nio.client.methods.HttpAsyncMethods;
import org.apache.http.nio.client.methods.ZeroCopyConsumer;
import org.apache.http.nio.client.methods.ZeroCopyPost;
import org.apache.http.nio.protocol.HttpAsyncResponseConsumer;
import org.apache.http.protocol.HttpContext;
import org.apache.http.util.EntityUtils;

/** Apache HttpAsyncClient 4. */
public final class Apache4Async implements Client {
  /** Enough that no scenario waits for the connection another has not given back. */
  private static final int CONNECTIONS = 100;

  /** Since 4.1. */
  private static final Method PIPELINING = pipelining();

  static {
    if (PIPELINING == null) {
      // 4.0 does not know TLS 1.3: it waits for what has come until the server hangs up.
      System.setProperty("jdk.tls.client.protocols", "TLSv1.2");
    }
  }

  private final CloseableHttpAsyncClient client =
      HttpAsyncClients.custom()
          .setMaxConnTotal(CONNECTIONS)
          .setMaxConnPerRoute(CONNECTIONS)
          .disableCookieManagement()
          .build();

  /** Started. */
  public Apache4Async() {
    client.start();
  }

  private static Method pipelining() {
    try {
      return HttpAsyncClients.class.getMethod("createPipelining");
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  @Override
  public boolean http2() {
    return false;
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
    Consumer consumer = new Consumer();
    HttpClientContext context = HttpClientContext.create();
    context.setRequestConfig(RequestConfig.custom().setSocketTimeout(ask.timeoutMillis()).build());
    consumer.future =
        client.execute(HttpAsyncMethods.create(request(ask)), consumer, context, consumer);
    return consumer.answer;
  }

  @Override
  public Map<String, Way> ways() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("buffered", ask -> whole(client, ask));
    ways.put(
        "minimal",
        ask -> {
          try (CloseableHttpAsyncClient own = HttpAsyncClients.createMinimal()) {
            own.start();
            return whole(own, ask);
          }
        });
    ways.put("files", this::files);
    if (PIPELINING != null) {
      ways.put("pipelined", Apache4Async::pipelined);
    }
    return ways;
  }

  /** Transfers from a file to the connection, and from the connection to a file. */
  private String files(Ask ask) throws Exception {
    Path sent = Files.createTempFile("contract", ".json");
    Path received = Files.createTempFile("contract", ".txt");
    try {
      Files.writeString(sent, ask.body());
      ZeroCopyPost producer =
          new ZeroCopyPost(ask.url(), sent.toFile(), ContentType.APPLICATION_JSON) {
            @Override
            protected HttpEntityEnclosingRequest createRequest(URI uri, HttpEntity entity) {
              HttpEntityEnclosingRequest request = super.createRequest(uri, entity);
              ask.headers().forEach(request::setHeader);
              return request;
            }
          };
      ZeroCopyConsumer<Path> consumer =
          new ZeroCopyConsumer<>(received.toFile()) {
            @Override
            protected Path process(HttpResponse response, File file, ContentType type) {
              return file.toPath();
            }
          };
      return Received.bytes(Files.readAllBytes(client.execute(producer, consumer, null).get()));
    } finally {
      Files.delete(sent);
      Files.delete(received);
    }
  }

  /** Two at a time; by reflection, because the method is not in the version compiled against. */
  private static String pipelined(Ask ask) throws Exception {
    Class<?> pipelining = Class.forName("org.apache.http.nio.client.HttpPipeliningClient");
    HttpHost host = URIUtils.extractHost(URI.create(ask.url()));
    try (CloseableHttpAsyncClient own = (CloseableHttpAsyncClient) PIPELINING.invoke(null)) {
      own.start();
      Future<?> both =
          (Future<?>)
              pipelining
                  .getMethod("execute", HttpHost.class, List.class, FutureCallback.class)
                  .invoke(own, host, List.of(request(ask), request(ask)), null);
      StringBuilder received = new StringBuilder();
      for (Object response : (List<?>) both.get()) {
        HttpEntity entity = ((HttpResponse) response).getEntity();
        received.append(Received.bytes(EntityUtils.toByteArray(entity))).append(' ');
      }
      return received.toString();
    }
  }

  private static String whole(CloseableHttpAsyncClient client, Ask ask) throws Exception {
    HttpResponse response = client.execute(request(ask), null).get();
    return Received.bytes(EntityUtils.toByteArray(response.getEntity()));
  }

  private static HttpPost request(Ask ask) {
    HttpPost request = new HttpPost(ask.url());
    ask.headers().forEach(request::setHeader);
    request.setEntity(new StringEntity(ask.body(), ContentType.APPLICATION_JSON));
    return request;
  }

  /** Gives the head when it comes, and the body as a stream that sets the pace. */
  private static final class Consumer
      implements HttpAsyncResponseConsumer<Void>, FutureCallback<Void> {
    private static final int WINDOW = 16 << 10;

    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final Pipe body = new Pipe();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Future<Void> future;
    private volatile boolean done;

    @Override
    public void responseReceived(HttpResponse response) {
      answer.complete(new AsyncAnswer(response, this));
    }

    @Override
    public void consumeContent(ContentDecoder decoder, IOControl control) throws IOException {
      body.onTaken(
          count -> {
            if (waiting.addAndGet(-count) < WINDOW) {
              control.requestInput();
            }
          });
      ByteBuffer bytes = ByteBuffer.allocate(4 << 10);
      while (decoder.read(bytes) > 0) {
        bytes.flip();
        int count = bytes.remaining();
        if (waiting.addAndGet(count) >= WINDOW) {
          control.suspendInput();
        }
        body.push(bytes);
        bytes.clear();
      }
    }

    @Override
    public void responseCompleted(HttpContext context) {
      done = true;
      body.end();
    }

    @Override
    public void failed(Exception cause) {
      done = true;
      answer.completeExceptionally(cause);
      body.fail(cause);
    }

    @Override
    public void completed(Void result) {}

    @Override
    public void cancelled() {
      failed(new CancellationException());
    }

    @Override
    public boolean cancel() {
      cancelled();
      return true;
    }

    @Override
    public Exception getException() {
      return null;
    }

    @Override
    public Void getResult() {
      return null;
    }

    @Override
    public boolean isDone() {
      return done;
    }

    @Override
    public void close() {}
  }

  private record AsyncAnswer(HttpResponse response, Consumer consumer) implements Answer {
    @Override
    public int status() {
      return response.getStatusLine().getStatusCode();
    }

    @Override
    public Map<String, List<String>> headers() {
      Map<String, List<String>> headers = new LinkedHashMap<>();
      for (Header header : response.getAllHeaders()) {
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
      consumer.future.cancel(true);
    }

    @Override
    public void close() {
      cancel();
    }
  }
}
