package io.aimeter.contract.client;

import io.aimeter.contract.program.Answer;
import io.aimeter.contract.program.Ask;
import io.aimeter.contract.program.Client;
import io.aimeter.contract.program.Received;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.util.Loggers;

/** Reactor Netty's {@code HttpClient}. */
public final class ReactorNetty implements Client {
  /** It logs the ports of connections, which are others in each run. */
  private static final Logger LOG = Logger.getLogger("reactor.netty");

  static {
    Loggers.useJdkLoggers();
    LOG.setLevel(Level.OFF);
  }

  /** Names are looked up by the JDK, not by Netty itself, which asks a server of names. */
  private final HttpClient client =
      HttpClient.create()
          .resolver(DefaultAddressResolverGroup.INSTANCE)
          .protocol(HttpProtocol.HTTP11)
          .followRedirect(true);

  private final HttpClient http2 = client.protocol(HttpProtocol.H2).secure();

  @Override
  public boolean http2() {
    return true;
  }

  @Override
  public Answer send(Ask ask) throws IOException {
    return sendAsync(ask).join();
  }

  @Override
  public CompletableFuture<Answer> sendAsync(Ask ask) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    PipedBody body = new PipedBody();
    receiver(ask)
        .response(
            (head, content) -> {
              answer.complete(new ReactorAnswer(head, body));
              return content.asByteArray();
            })
        .subscribe(
            new BaseSubscriber<byte[]>() {
              @Override
              protected void hookOnSubscribe(Subscription subscription) {
                body.pulls(this::requestUnbounded, this::cancel);
              }

              @Override
              protected void hookOnNext(byte[] piece) {
                body.add(piece);
              }

              @Override
              protected void hookOnError(Throwable e) {
                answer.completeExceptionally(e);
                body.fail(e);
              }

              @Override
              protected void hookOnComplete() {
                body.end();
              }
            });
    return answer;
  }

  private HttpClient.ResponseReceiver<?> receiver(Ask ask) {
    return (ask.http2() ? http2 : client)
        .responseTimeout(Duration.ofMillis(ask.timeoutMillis()))
        .headers(headers -> ask.headers().forEach(headers::set))
        .post()
        .uri(ask.url())
        .send(
            Mono.fromSupplier(
                () -> Unpooled.wrappedBuffer(ask.body().getBytes(StandardCharsets.UTF_8))));
  }

  @Override
  public Map<String, Way> ways() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put("aggregate", ask -> receiver(ask).responseContent().aggregate().asString().block());
    ways.put(
        "single", ask -> receiver(ask).responseSingle((head, body) -> body.asString()).block());
    ways.put(
        "pieces-sent",
        ask -> {
          byte[] bytes = ask.body().getBytes(StandardCharsets.UTF_8);
          return client
              .headers(headers -> ask.headers().forEach(headers::set))
              .post()
              .uri(ask.url())
              .send(
                  Flux.range(0, bytes.length)
                      .map(i -> Unpooled.wrappedBuffer(new byte[] {bytes[i]})))
              .responseContent()
              .aggregate()
              .asString()
              .block();
        });
    ways.put(
        "connection",
        ask -> {
          byte[] bytes =
              receiver(ask)
                  .responseConnection(
                      (head, connection) ->
                          connection.inbound().receive().aggregate().asByteArray())
                  .blockLast();
          return Received.bytes(bytes);
        });
    return ways;
  }

  private record ReactorAnswer(HttpClientResponse head, PipedBody bytes) implements Answer {
    @Override
    public int status() {
      return head.status().code();
    }

    @Override
    public Map<String, List<String>> headers() {
      HttpHeaders headers = head.responseHeaders();
      Map<String, List<String>> all = new TreeMap<>();
      headers.names().forEach(name -> all.put(name, headers.getAll(name)));
      return all;
    }

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
