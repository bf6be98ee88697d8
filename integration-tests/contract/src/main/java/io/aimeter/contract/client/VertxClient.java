package io.aimeter.contract.client;

import io.aimeter.contract.program.Answer;
import io.aimeter.contract.program.Ask;
import io.aimeter.contract.program.Client;
import io.aimeter.contract.program.Received;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Vert.x 4 and 5: methods whose results differ between the two are called by reflection. */
public final class VertxClient implements Client {
  private final Vertx vertx;
  private final HttpClient http1;
  private final HttpClient http2;
  private final HttpClient decoding;

  /** Clients of one Vert.x. */
  public VertxClient() {
    System.setProperty("vertx.disableDnsResolver", "true"); // the JDK's, which knows the hosts file
    vertx = Vertx.vertx();
    http1 = client(options());
    http2 = client(options().setUseAlpn(true).setProtocolVersion(HttpVersion.HTTP_2));
    decoding =
        client(
            new HttpClientOptions(
                new JsonObject()
                    .put("tryUseCompression", true)
                    .put("decompressionSupported", true)));
  }

  private static HttpClientOptions options() {
    return new HttpClientOptions();
  }

  private HttpClient client(HttpClientOptions options) {
    try {
      return (HttpClient)
          Vertx.class.getMethod("createHttpClient", HttpClientOptions.class).invoke(vertx, options);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean http2() {
    return true;
  }

  @Override
  public Answer send(Ask ask) throws Exception {
    return await(sendAsync(ask));
  }

  @Override
  public CompletableFuture<Answer> sendAsync(Ask ask) {
    HttpClient client = ask.http2() ? http2 : http1;
    return client
        .request(request(ask))
        // Inside, on the event loop: from here the answer could come before it has its handlers.
        .compose(request -> send(request, ask).map(VertxAnswer::of))
        .toCompletionStage()
        .toCompletableFuture();
  }

  @Override
  public Map<String, Way> ways() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("body", ask -> body(http1.request(request(ask)), ask));
    ways.put("decoded", ask -> body(decoding.request(request(ask)), ask));
    ways.put("in-parts", ask -> body(http1.request(request(ask)).map(VertxClient::chunked), ask));
    ways.put(
        "default-host",
        ask -> {
          URI uri = URI.create(ask.url());
          HttpClient own =
              client(
                  options()
                      .setSsl(true)
                      .setDefaultHost(uri.getHost())
                      .setDefaultPort(uri.getPort()));
          RequestOptions request =
              new RequestOptions().setMethod(HttpMethod.POST).setURI(uri.getPath());
          return body(own.request(request), ask);
        });
    return ways;
  }

  private static HttpClientRequest chunked(HttpClientRequest request) {
    return request.setChunked(true);
  }

  private static Object body(Future<HttpClientRequest> made, Ask ask) throws Exception {
    return await(
        made.compose(request -> send(request, ask).compose(HttpClientResponse::body))
            .map(buffer -> Received.bytes(buffer.getBytes()))
            .toCompletionStage()
            .toCompletableFuture());
  }

  private static RequestOptions request(Ask ask) {
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setAbsoluteURI(ask.url())
        .setTimeout(ask.timeoutMillis());
  }

  private static Future<HttpClientResponse> send(HttpClientRequest request, Ask ask) {
    // Without a handler Vert.x logs errors, with the time of day.
    request.exceptionHandler(error -> {});
    ask.headers().forEach((name, value) -> request.putHeader(name, value));
    if (request.isChunked()) {
      int half = ask.body().length() / 2;
      request.write(ask.body().substring(0, half));
      return request.send(ask.body().substring(half));
    }
    return request.send(Buffer.buffer(ask.body()));
  }

  private static <T> T await(CompletableFuture<T> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private record VertxAnswer(HttpClientResponse response, Pulled pulled) implements Answer {
    /** Made on the event loop, before the first part of the body comes. */
    static Answer of(HttpClientResponse response) {
      response.pause();
      Pulled body = new Pulled(() -> response.fetch(1));
      response.handler(part -> body.part(part.getBytes()));
      response.endHandler(end -> body.end());
      response.exceptionHandler(body::failed);
      return new VertxAnswer(response, body);
    }

    @Override
    public int status() {
      return response.statusCode();
    }

    @Override
    public Map<String, List<String>> headers() {
      Map<String, List<String>> headers = new TreeMap<>();
      response
          .headers()
          .entries()
          .forEach(
              entry ->
                  headers
                      .computeIfAbsent(entry.getKey(), name -> new ArrayList<>())
                      .add(entry.getValue()));
      return headers;
    }

    @Override
    public InputStream body() {
      return pulled;
    }

    @Override
    public void cancel() {
      pulled.cancelled();
      try {
        HttpClientRequest.class.getMethod("reset").invoke(response.request());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      if (!pulled.ended()) {
        cancel();
      }
    }
  }
}
