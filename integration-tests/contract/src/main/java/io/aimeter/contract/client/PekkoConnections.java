package io.aimeter.contract.client;

import io.aimeter.contract.program.Ask;
import io.aimeter.contract.program.Log;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.HttpsConnectionContext;
import org.apache.pekko.http.javadsl.OutgoingConnectionBuilder;
import org.apache.pekko.http.javadsl.model.AttributeKey;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.RequestResponseAssociation;
import org.apache.pekko.stream.OverflowStrategy;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.SourceQueueWithComplete;

/** Pekko's connections without a pool: of HTTP/2 one a host, of HTTP/1.1 one a request. */
final class PekkoConnections {
  private static final int MOST_WAITING = 256;
  private static final AttributeKey<Waiting> WAITING = AttributeKey.create("w", Waiting.class);

  private final Map<String, SourceQueueWithComplete<HttpRequest>> byHost =
      new ConcurrentHashMap<>();
  private final Log log = Log.present();
  private final ActorSystem system;
  private final Http http;
  private final HttpsConnectionContext tls;

  PekkoConnections(ActorSystem system, HttpsConnectionContext tls) {
    this.system = system;
    this.http = Http.get(system);
    this.tls = tls;
  }

  /** What waits for a response; HTTP/2 gives it to the response of its request. */
  private record Waiting(String scenario, CompletableFuture<HttpResponse> response)
      implements RequestResponseAssociation {}

  CompletionStage<HttpResponse> http2(HttpRequest request, Ask ask) {
    URI uri = URI.create(ask.url());
    Waiting waiting = new Waiting(scenario(ask), new CompletableFuture<>());
    CompletionStage<?> unused =
        byHost
            .computeIfAbsent(uri.getAuthority(), host -> queue(to(uri).http2()))
            .offer(request.addAttribute(WAITING, waiting));
    return waiting.response();
  }

  /** On a connection that is closed when its response has been read. */
  CompletionStage<HttpResponse> http1(HttpRequest request, Ask ask) {
    URI uri = URI.create(ask.url());
    Waiting waiting = new Waiting(scenario(ask), new CompletableFuture<>());
    CompletionStage<?> unused =
        Source.single(request.withUri(uri.getPath()).addAttribute(WAITING, waiting))
            .concat(Source.maybe())
            .map(this::atWork)
            .via(to(uri).https())
            .runWith(Sink.foreach(waiting.response()::complete), system);
    return waiting.response();
  }

  private SourceQueueWithComplete<HttpRequest> queue(
      Flow<HttpRequest, HttpResponse, ?> connection) {
    return Source.<HttpRequest>queue(MOST_WAITING, OverflowStrategy.fail())
        .map(this::atWork)
        .via(connection)
        .to(
            Sink.foreach(
                response ->
                    response.getAttribute(WAITING).orElseThrow().response().complete(response)))
        .run(system);
  }

  /** The stream knows what it works on. */
  private HttpRequest atWork(HttpRequest request) {
    log.put("ai.feature", request.getAttribute(WAITING).orElseThrow().scenario());
    return request;
  }

  private OutgoingConnectionBuilder to(URI uri) {
    return http.connectionTo(uri.getHost())
        .toPort(uri.getPort())
        .withCustomHttpsConnectionContext(tls);
  }

  /** The scenario is the model that is asked for. */
  static String scenario(Ask ask) {
    String before = "\"model\":\"";
    int from = ask.body().indexOf(before) + before.length();
    return ask.body().substring(from, ask.body().indexOf('"', from));
  }
}
