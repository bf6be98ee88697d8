package io.aimeter.benchmarks;

import io.aimeter.agent.bridge.Bridge;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;

/**
 * A call of the JDK's client with everything in it that is the agent's and nothing that is the
 * client's: the woven instructions of {@code HttpClientImpl.sendAsync} by hand, then the wrappers
 * the agent put around publisher and subscriber, with partners that do nothing. Needs the agent
 * attached to this JVM.
 */
final class HookedCall {
  /** The row of {@code jdk.sendAsync} in the hook table. */
  private static final int HOOK = 0;

  private static final Subscription IDLE =
      new Subscription() {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
      };

  private final HttpClient client = HttpClient.newHttpClient();
  private final Class<?> owner;
  private final HttpRequest request;
  private final ResponseInfo response;
  private final CompletableFuture<Object> future = new CompletableFuture<>();
  private final BodyHandler<Object> handler = info -> new Reader();
  private Object token;
  private BodySubscriber<?> subscriber;

  HookedCall(String url, String contentType) throws ClassNotFoundException {
    owner = Class.forName("jdk.internal.net.http.HttpClientImpl");
    request =
        HttpRequest.newBuilder(URI.create(url))
            .header("authorization", "Bearer sk-bench-0000")
            .POST(new Source(Samples.request()))
            .build();
    response =
        new Head(HttpHeaders.of(Map.of("content-type", List.of(contentType)), (a, b) -> true));
    future.complete(response);
  }

  /** Sends the request and takes the head of the response; false if the agent leaves it alone. */
  boolean begin() {
    token = Bridge.enter(HOOK, owner, client, request, handler, null);
    if (token == null) {
      return false;
    }
    HttpRequest sent = (HttpRequest) Bridge.argument(request, token, 0, HOOK, owner);
    BodyHandler<?> handled = (BodyHandler<?>) Bridge.argument(handler, token, 1, HOOK, owner);
    sent.bodyPublisher().orElseThrow().subscribe(new Sink<ByteBuffer>());
    Object unused = Bridge.exit(future, token, HOOK, owner);
    subscriber = handled.apply(response);
    subscriber.onSubscribe(IDLE);
    return true;
  }

  /** A chunk of the response's body. */
  void chunk(List<ByteBuffer> bytes) {
    subscriber.onNext(bytes);
  }

  /** The response's body is over. */
  void end() {
    subscriber.onComplete();
  }

  private record Head(HttpHeaders headers) implements ResponseInfo {
    @Override
    public int statusCode() {
      return 200;
    }

    @Override
    public HttpClient.Version version() {
      return HttpClient.Version.HTTP_1_1;
    }
  }

  /** Offers the same bytes to every subscriber. */
  private record Source(byte[] bytes) implements BodyPublisher {
    @Override
    public long contentLength() {
      return bytes.length;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
      subscriber.onSubscribe(IDLE);
      subscriber.onNext(ByteBuffer.wrap(bytes));
      subscriber.onComplete();
    }
  }

  /** The client's side of a request's body: takes everything and does nothing with it. */
  private static class Sink<T> implements Subscriber<T> {
    @Override
    public void onSubscribe(Subscription subscription) {}

    @Override
    public void onNext(T item) {}

    @Override
    public void onError(Throwable thrown) {}

    @Override
    public void onComplete() {}
  }

  /** The application's side of a response's body. */
  private static final class Reader extends Sink<List<ByteBuffer>>
      implements BodySubscriber<Object> {
    @Override
    public CompletionStage<Object> getBody() {
      return CompletableFuture.completedFuture(null);
    }
  }
}
