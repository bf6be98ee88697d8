package io.aimeter.contract.client;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.Endpoint;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.client.WebClientBuilder;
import com.linecorp.armeria.client.encoding.DecodingClient;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpRequestWriter;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestHeadersBuilder;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.SessionProtocol;
import io.aimeter.contract.program.Answer;
import io.aimeter.contract.program.Ask;
import io.aimeter.contract.program.Client;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Armeria's {@code WebClient}. */
public final class ArmeriaClient implements Client {
  /** Names are looked up by the JDK, not by Armeria itself, which asks a server of names. */
  private final ClientFactory factory =
      ClientFactory.builder()
          .addressResolverGroupFactory(group -> DefaultAddressResolverGroup.INSTANCE)
          .build();

  @Override
  public boolean http2() {
    return true;
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
    client(ask).execute(request(ask)).subscribe(reader);
    return reader.answer;
  }

  @Override
  public Map<String, Way> ways() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put(
        "aggregate", ask -> client(ask).execute(request(ask)).aggregate().join().contentUtf8());
    ways.put(
        "decoded",
        ask ->
            builder(ask)
                .decorator(DecodingClient.newDecorator())
                .build()
                .execute(request(ask))
                .aggregate()
                .join()
                .contentUtf8());
    ways.put(
        "pieces-sent",
        ask -> {
          HttpRequestWriter request = HttpRequest.streaming(headers(ask));
          var response = client(ask).execute(request);
          for (byte each : ask.body().getBytes(StandardCharsets.UTF_8)) {
            request.write(HttpData.wrap(new byte[] {each}));
          }
          request.close();
          return response.aggregate().join().contentUtf8();
        });
    return ways;
  }

  /** Cheap: the connections are the factory's. */
  private WebClient client(Ask ask) {
    return builder(ask).build();
  }

  private WebClientBuilder builder(Ask ask) {
    URI uri = URI.create(ask.url());
    SessionProtocol protocol =
        uri.getScheme().equals("http")
            ? SessionProtocol.H1C
            : ask.http2() ? SessionProtocol.H2 : SessionProtocol.H1;
    return WebClient.builder(protocol, Endpoint.of(uri.getHost(), uri.getPort()))
        .factory(factory)
        .maxResponseLength(0)
        .responseTimeoutMillis(ask.timeoutMillis());
  }

  private static RequestHeaders headers(Ask ask) {
    RequestHeadersBuilder headers =
        RequestHeaders.builder(HttpMethod.POST, URI.create(ask.url()).getPath());
    ask.headers().forEach(headers::set);
    return headers.build();
  }

  private static HttpRequest request(Ask ask) {
    return HttpRequest.of(headers(ask), HttpData.ofUtf8(ask.body()));
  }

  /** Takes the head, and the rest when it is read. */
  private static final class Reader implements Subscriber<HttpObject> {
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final PipedBody body = new PipedBody();

    @Override
    public void onSubscribe(Subscription subscription) {
      body.pulls(() -> subscription.request(Long.MAX_VALUE), subscription::cancel);
      subscription.request(1);
    }

    @Override
    public void onNext(HttpObject part) {
      if (part instanceof HttpData data) {
        body.add(data.array());
      } else if (part instanceof ResponseHeaders headers) {
        answer.complete(new ArmeriaAnswer(headers.status().code(), all(headers), body));
      }
    }

    @Override
    public void onError(Throwable e) {
      answer.completeExceptionally(e);
      body.fail(e);
    }

    @Override
    public void onComplete() {
      body.end();
    }

    private static Map<String, List<String>> all(HttpHeaders headers) {
      Map<String, List<String>> all = new TreeMap<>();
      headers.names().forEach(name -> all.put(name.toString(), headers.getAll(name)));
      return all;
    }
  }

  private record ArmeriaAnswer(int status, Map<String, List<String>> headers, PipedBody bytes)
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
