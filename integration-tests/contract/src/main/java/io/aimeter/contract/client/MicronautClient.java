package io.aimeter.contract.client;

import io.aimeter.contract.program.Answer;
import io.aimeter.contract.program.Ask;
import io.aimeter.contract.program.Client;
import io.micronaut.core.io.buffer.ByteBuffer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.client.DefaultHttpClientConfiguration;
import io.micronaut.http.client.HttpClientConfiguration;
import io.micronaut.http.client.HttpVersionSelection;
import io.micronaut.http.client.StreamingHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

/** Micronaut's HTTP client, which is made of Netty's own handlers. */
public final class MicronautClient implements Client {
  /** By how long they wait and what they speak: both are the client's, and not a request's. */
  private final Map<String, StreamingHttpClient> clients = new ConcurrentHashMap<>();

  private StreamingHttpClient client(Ask ask) {
    return clients.computeIfAbsent(
        ask.timeoutMillis() + " " + ask.http2(),
        key -> StreamingHttpClient.create(null, configuration(ask)));
  }

  private static HttpClientConfiguration configuration(Ask ask) {
    DefaultHttpClientConfiguration configuration = new DefaultHttpClientConfiguration();
    configuration.setAlpnModes(
        List.of(ask.http2() ? HttpVersionSelection.ALPN_HTTP_2 : HttpVersionSelection.ALPN_HTTP_1));
    configuration.setReadTimeout(Duration.ofMillis(ask.timeoutMillis()));
    configuration.setExceptionOnErrorStatus(false);
    configuration.setFollowRedirects(false);
    return configuration;
  }

  /** On HTTP/2, version 4.0 waits for ever now and then; a newer class tells it from the others. */
  @Override
  public boolean http2() {
    try {
      return Class.forName("io.micronaut.http.client.exceptions.ResponseClosedException") != null;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  @Override
  public Answer send(Ask ask) throws IOException, InterruptedException {
    try {
      return sendAsync(ask).get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getClass().getName());
    }
  }

  @Override
  public CompletableFuture<Answer> sendAsync(Ask ask) {
    Reader reader = new Reader();
    client(ask).exchangeStream(request(ask)).subscribe(reader);
    return reader.answer;
  }

  @Override
  public Map<String, Way> ways() {
    return Map.of("blocking", ask -> client(ask).toBlocking().retrieve(request(ask)));
  }

  private static MutableHttpRequest<String> request(Ask ask) {
    MutableHttpRequest<String> request = HttpRequest.POST(ask.url(), ask.body());
    ask.headers().forEach((name, value) -> request.getHeaders().set(name, value));
    return request;
  }

  /** Takes the first piece, with which comes the head; the others when the body is read. */
  private static final class Reader extends BaseSubscriber<HttpResponse<ByteBuffer<?>>> {
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final PipedBody body = new PipedBody();

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
      body.pulls(this::requestUnbounded, this::cancel);
      subscription.request(1);
    }

    @Override
    protected void hookOnNext(HttpResponse<ByteBuffer<?>> piece) {
      piece.getBody().map(ByteBuffer::toByteArray).ifPresent(body::add);
      if (!answer.isDone()) {
        answer.complete(new MicronautAnswer(piece.code(), headers(piece), body));
      }
    }

    @Override
    protected void hookOnError(Throwable e) {
      answer.completeExceptionally(e);
      body.fail(e);
    }

    @Override
    protected void hookOnComplete() {
      answer.completeExceptionally(new IOException("no answer"));
      body.end();
    }

    private static Map<String, List<String>> headers(HttpResponse<?> response) {
      Map<String, List<String>> all = new TreeMap<>();
      response
          .getHeaders()
          .names()
          .forEach(name -> all.put(name, response.getHeaders().getAll(name)));
      return all;
    }
  }

  private record MicronautAnswer(int status, Map<String, List<String>> headers, PipedBody bytes)
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
