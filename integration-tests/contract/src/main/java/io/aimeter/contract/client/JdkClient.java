package io.aimeter.contract.client;

import io.aimeter.contract.program.Answer;
import io.aimeter.contract.program.Ask;
import io.aimeter.contract.program.Client;
import io.aimeter.contract.program.Received;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.Collectors;

/** The JDK's own {@code java.net.http.HttpClient}. */
public final class JdkClient implements Client {
  /** Since JDK 21. */
  private static final boolean CLOSEABLE = Runtime.version().feature() >= 21;

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(Duration.ofSeconds(20))
          .build();

  @Override
  public boolean http2() {
    return true;
  }

  @Override
  public Answer send(Ask ask) throws IOException, InterruptedException {
    return new JdkAnswer(client.send(request(ask), BodyHandlers.ofInputStream()));
  }

  @Override
  public CompletableFuture<Answer> sendAsync(Ask ask) {
    return client.sendAsync(request(ask), BodyHandlers.ofInputStream()).thenApply(JdkAnswer::new);
  }

  @Override
  public Map<String, Way> ways() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("string", ask -> body(ask, BodyHandlers.ofString()));
    ways.put("bytes", ask -> Received.bytes(body(ask, BodyHandlers.ofByteArray())));
    ways.put("lines", ask -> body(ask, BodyHandlers.ofLines()).collect(Collectors.joining("|")));
    ways.put("discarding", ask -> body(ask, BodyHandlers.discarding()));
    ways.put("replacing", ask -> body(ask, BodyHandlers.replacing("replaced")));
    ways.put("buffering", ask -> body(ask, BodyHandlers.buffering(BodyHandlers.ofString(), 64)));
    ways.put("publisher", ask -> new Received().from(body(ask, BodyHandlers.ofPublisher())));
    ways.put(
        "file",
        ask -> Files.readString(body(ask, BodyHandlers.ofFile(Files.createTempFile("c", "f")))));
    ways.put(
        "consumer",
        ask -> {
          Received received = new Received();
          body(ask, BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(received::add)));
          return received;
        });
    ways.put(
        "subscriber",
        ask -> {
          Received received = new Received();
          body(ask, BodyHandlers.fromSubscriber(received));
          return received;
        });
    ways.put(
        "line-subscriber",
        ask -> {
          LineSubscriber lines = new LineSubscriber();
          body(ask, BodyHandlers.fromLineSubscriber(lines));
          return lines.text;
        });
    ways.put(
        "own-handler",
        ask ->
            body(
                ask,
                head ->
                    BodySubscribers.mapping(
                        BodySubscribers.ofByteArray(),
                        bytes -> head.statusCode() + " " + Received.bytes(bytes))));
    ways.put("sent-again", this::again);
    ways.put(
        "async-string",
        ask ->
            client.sendAsync(request(ask), BodyHandlers.ofString()).thenApply(r -> r.body()).get());
    if (CLOSEABLE) {
      ways.put("closed-in-flight", ask -> closed(ask, "close"));
      ways.put("shut-down-in-flight", ask -> closed(ask, "shutdownNow"));
    }
    return ways;
  }

  /** A client of its own that is ended while the answer comes in: what the call then gives. */
  private static String closed(Ask ask, String end) throws Exception {
    HttpClient own = HttpClient.newHttpClient();
    String slow = ask.body().replace("chunks=9", "chunks=9 delay=60");
    CompletableFuture<Void> head = new CompletableFuture<>();
    CompletableFuture<String> body =
        own.sendAsync(
                request(new Ask(ask.url(), ask.headers(), slow, false, ask.timeoutMillis())),
                info -> {
                  head.complete(null);
                  return BodySubscribers.ofString(StandardCharsets.UTF_8);
                })
            .thenApply(HttpResponse::body);
    head.get();
    HttpClient.class.getMethod(end).invoke(own);
    return body.handle((text, e) -> e == null ? text : e.getClass().getName()).get();
  }

  private <T> T body(Ask ask, BodyHandler<T> handler) throws IOException, InterruptedException {
    return client.send(request(ask), handler).body();
  }

  /** The request of a response is sent once more, as applications do that try again. */
  private String again(Ask ask) throws IOException, InterruptedException {
    HttpResponse<String> first = client.send(request(ask), BodyHandlers.ofString());
    HttpResponse<String> second = client.send(first.request(), BodyHandlers.ofString());
    return first.body() + " then " + second.body();
  }

  private static HttpRequest request(Ask ask) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(ask.url()))
            .version(ask.http2() ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
            .timeout(Duration.ofMillis(ask.timeoutMillis()))
            .POST(HttpRequest.BodyPublishers.ofString(ask.body()));
    ask.headers()
        .forEach(
            (name, value) -> {
              if (name.equals("Expect")) {
                request.expectContinue(true); // the header is the client's own
              } else {
                request.header(name, value);
              }
            });
    return request.build();
  }

  private record JdkAnswer(HttpResponse<InputStream> response) implements Answer {
    @Override
    public int status() {
      return response.statusCode();
    }

    @Override
    public Map<String, List<String>> headers() {
      return response.headers().map();
    }

    @Override
    public InputStream body() {
      return response.body();
    }

    @Override
    public void cancel() throws IOException {
      response.body().close();
    }

    @Override
    public void close() throws IOException {
      response.body().close();
    }
  }

  /** Takes the lines one by one. */
  private static final class LineSubscriber implements Flow.Subscriber<String> {
    private final StringBuilder text = new StringBuilder();
    private Flow.Subscription subscription;

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
      given.request(1);
    }

    @Override
    public void onNext(String line) {
      text.append(line).append('|');
      subscription.request(1);
    }

    @Override
    public void onError(Throwable error) {
      text.append(error);
    }

    @Override
    public void onComplete() {
      text.append("end");
    }
  }
}
