package io.aimeter.contract.client;

import com.typesafe.config.ConfigFactory;
import io.aimeter.contract.program.Answer;
import io.aimeter.contract.program.Ask;
import io.aimeter.contract.program.Client;
import io.aimeter.contract.program.Log;
import io.aimeter.contract.program.Received;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.ConnectHttp;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.HttpsConnectionContext;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.settings.ConnectionPoolSettings;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.SinkQueueWithCancel;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import scala.util.Try;

/** Pekko HTTP's client by its Java API: its pools, and its connections, of HTTP/2 too. */
public final class PekkoClient implements Client {
  private static final int AT_ONCE = 64;

  /**
   * After an answer was given up: until then the pool may send the next request into the connection
   * that is about to be closed, and fails it. One in 300 of such, with the agent or without.
   */
  private static final int LEAVE_MILLIS = 100;

  private final ActorSystem system;
  private final Http http;
  private final HttpsConnectionContext tls;
  private final PekkoConnections connections;

  /** With a system of its own, which logs nothing. */
  public PekkoClient() throws NoSuchAlgorithmException {
    system =
        ActorSystem.create(
            "contract",
            ConfigFactory.parseString(
                    "pekko.loglevel = OFF, pekko.stdout-loglevel = OFF,"
                        + " pekko.log-dead-letters = off")
                .withFallback(ConfigFactory.load()));
    http = Http.get(system);
    tls = ConnectionContext.httpsClient(SSLContext.getDefault());
    connections = new PekkoConnections(system, tls);
  }

  @Override
  public boolean http2() {
    return false; // by a way of its own: one status it does not know ends all a connection does
  }

  @Override
  public Answer send(Ask ask) throws Exception {
    return await(sendAsync(ask));
  }

  @Override
  public CompletableFuture<Answer> sendAsync(Ask ask) {
    return single(request(ask), ask)
        .thenApply(response -> (Answer) new PekkoAnswer(response))
        .toCompletableFuture();
  }

  private CompletionStage<HttpResponse> single(HttpRequest request, Ask ask) {
    return http.singleRequest(request, tls, settings(ask), system.log());
  }

  private ConnectionPoolSettings settings(Ask ask) {
    ConnectionPoolSettings settings =
        ConnectionPoolSettings.create(system)
            .withMaxConnections(AT_ONCE)
            .withMaxOpenRequests(4 * AT_ONCE);
    return settings.withConnectionSettings(
        settings
            .getConnectionSettings()
            .withIdleTimeout(
                scala.concurrent.duration.Duration.create(
                    ask.timeoutMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)));
  }

  @Override
  public Map<String, Way> ways() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put(
        "strict",
        ask ->
            received(
                await(
                        single(request(ask), ask)
                            .thenCompose(
                                response ->
                                    response
                                        .toStrict(ask.timeoutMillis(), system)
                                        .toCompletableFuture()))
                    .entity()
                    .getDataBytes()));
    ways.put("folded", ask -> received(await(single(request(ask), ask)).entity().getDataBytes()));
    ways.put(
        "limited",
        ask ->
            received(
                await(single(request(ask), ask)).entity().withSizeLimit(100_000).getDataBytes()));
    ways.put(
        "beyond-limit",
        ask ->
            received(
                await(single(request(ask), ask))
                    .entity()
                    .withSizeLimit(100)
                    .withoutSizeLimit()
                    .getDataBytes()));
    ways.put(
        "twice",
        ask -> {
          Source<ByteString, ?> body = await(single(request(ask), ask)).entity().getDataBytes();
          String first = received(body);
          try {
            return first + " " + received(body);
          } catch (IllegalStateException e) {
            return first + " " + e.getClass().getName();
          }
        });
    ways.put(
        "in-parts",
        ask -> {
          int half = ask.body().length() / 2;
          Source<ByteString, NotUsed> parts =
              Source.from(
                  List.of(
                      ByteString.fromString(ask.body().substring(0, half)),
                      ByteString.fromString(ask.body().substring(half))));
          HttpRequest request =
              request(ask).withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, parts));
          return received(await(single(request, ask)).entity().getDataBytes());
        });
    ways.put("pool", this::pool);
    ways.put(
        "h2", ask -> received(await(connections.http2(request(ask), ask)).entity().getDataBytes()));
    ways.put("h2-many", this::manyOverHttp2);
    ways.put(
        "connection",
        ask -> received(await(connections.http1(request(ask), ask)).entity().getDataBytes()));
    return ways;
  }

  /** Of which HTTP/2 answers any before any other. */
  private String manyOverHttp2(Ask ask) throws Exception {
    List<CompletionStage<HttpResponse>> answers = new ArrayList<>();
    for (int i = 0; i < AT_ONCE / 2; i++) {
      answers.add(connections.http2(request(ask), ask));
    }
    StringBuilder all = new StringBuilder();
    for (CompletionStage<HttpResponse> answer : answers) {
      all.append(received(await(answer).entity().getDataBytes()).length()).append(' ');
    }
    return all.toString();
  }

  /** Through the flow of a pool, whose stream knows what it works on. */
  private String pool(Ask ask) throws Exception {
    URI uri = URI.create(ask.url());
    Log log = Log.present();
    CompletionStage<Pair<Try<HttpResponse>, Integer>> answer =
        Source.single(Pair.create(request(ask).withUri(uri.getPath()), 1))
            .map(
                each -> {
                  log.put("ai.feature", PekkoConnections.scenario(ask));
                  return each;
                })
            .via(
                http.<Integer>cachedHostConnectionPoolHttps(
                    ConnectHttp.toHostHttps(uri.getHost(), uri.getPort())
                        .withCustomHttpsContext(tls),
                    settings(ask),
                    system.log()))
            .runWith(Sink.head(), system);
    return received(await(answer).first().get().entity().getDataBytes());
  }

  private static HttpRequest request(Ask ask) {
    List<HttpHeader> headers = new ArrayList<>();
    ask.headers()
        .forEach(
            (name, value) -> {
              if (!name.equals("Content-Type")) {
                headers.add(HttpHeader.parse(name, value));
              }
            });
    return HttpRequest.POST(ask.url())
        .addHeaders(headers)
        .withEntity(
            HttpEntities.create(
                ContentTypes.APPLICATION_JSON, ask.body().getBytes(StandardCharsets.UTF_8)));
  }

  private String received(Source<ByteString, ?> body) throws Exception {
    return Received.bytes(
        await(body.runWith(Sink.fold(ByteString.emptyByteString(), ByteString::concat), system))
            .toArray());
  }

  private static <T> T await(CompletionStage<T> stage) throws Exception {
    try {
      return stage.toCompletableFuture().get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      while (cause instanceof CompletionException && cause.getCause() != null) {
        cause = cause.getCause();
      }
      // Some are scala's own, without a class that could be named.
      throw cause instanceof Exception exception ? exception : e;
    }
  }

  private final class PekkoAnswer implements Answer {
    private final HttpResponse response;
    private Drawn body;

    PekkoAnswer(HttpResponse response) {
      this.response = response;
    }

    @Override
    public int status() {
      return response.status().intValue();
    }

    @Override
    public Map<String, List<String>> headers() {
      Map<String, List<String>> headers = new TreeMap<>();
      for (HttpHeader header : response.getHeaders()) {
        headers.computeIfAbsent(header.name(), name -> new ArrayList<>()).add(header.value());
      }
      // Which other kind it is depends on when its bytes come.
      headers.put(
          "entity",
          List.of(response.entity().getContentType() + " " + response.entity().isChunked()));
      return headers;
    }

    /** Of an entity that begins to flow now. */
    @Override
    public Drawn body() {
      if (body == null) {
        body =
            new Drawn(
                response
                    .entity()
                    .getDataBytes()
                    .runWith(
                        Sink.<ByteString>queue().withAttributes(Attributes.inputBuffer(1, 1)),
                        system));
      }
      return body;
    }

    @Override
    public void cancel() {
      body().cancel();
    }

    @Override
    public void close() {
      body().close();
    }
  }

  /** A body that is drawn part by part. */
  private static final class Drawn extends InputStream {
    private final SinkQueueWithCancel<ByteString> parts;
    private byte[] part = {};
    private int position;
    private boolean ended;
    private boolean cancelled;

    Drawn(SinkQueueWithCancel<ByteString> parts) {
      this.parts = parts;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (cancelled) {
        throw new IOException("cancelled");
      }
      while (length > 0 && !ended && position == part.length) {
        next();
      }
      if (length == 0 || ended) {
        return length == 0 ? 0 : -1;
      }
      int count = Math.min(length, part.length - position);
      System.arraycopy(part, position, buffer, offset, count);
      position += count;
      return count;
    }

    private void next() throws IOException {
      try {
        Optional<ByteString> next = await(parts.pull());
        ended = next.isEmpty();
        part = next.map(ByteString::toArray).orElse(part);
        position = 0;
      } catch (Exception e) {
        throw new IOException(e.toString());
      }
    }

    void cancel() {
      cancelled = true;
      leave();
    }

    @Override
    public void close() {
      if (!ended && !cancelled) {
        leave();
      }
    }

    private void leave() {
      parts.cancel();
      try {
        Thread.sleep(LEAVE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
