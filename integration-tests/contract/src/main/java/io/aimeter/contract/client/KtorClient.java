package io.aimeter.contract.client;

import io.aimeter.contract.program.Answer;
import io.aimeter.contract.program.Ask;
import io.aimeter.contract.program.Client;
import io.aimeter.contract.program.Received;
import io.ktor.client.HttpClient;
import io.ktor.client.HttpClientKt;
import io.ktor.client.engine.cio.CIO;
import io.ktor.client.request.HttpRequestBuilder;
import io.ktor.client.statement.HttpResponse;
import io.ktor.client.statement.HttpStatement;
import io.ktor.http.HttpMethod;
import io.ktor.http.URLParserKt;
import io.ktor.http.content.ByteArrayContent;
import io.ktor.utils.io.ByteReadChannel;
import io.ktor.utils.io.jvm.javaio.BlockingKt;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import kotlin.Result;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.CoroutineContext;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlin.coroutines.intrinsics.IntrinsicsKt;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.JobKt;

/** Ktor 3 on its CIO engine, called as Kotlin calls it. */
public final class KtorClient implements Client {
  private final Map<Integer, HttpClient> byTimeout = new ConcurrentHashMap<>();

  /** Clients are made as they are needed. */
  public KtorClient() {}

  private HttpClient client(Ask ask) {
    return byTimeout.computeIfAbsent(
        ask.timeoutMillis(),
        millis ->
            HttpClientKt.HttpClient(
                CIO.INSTANCE,
                config -> {
                  config.engine(
                      engine -> {
                        engine.setRequestTimeout(millis);
                        return Unit.INSTANCE;
                      });
                  return Unit.INSTANCE;
                }));
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
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  @Override
  public CompletableFuture<Answer> sendAsync(Ask ask) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    // The response is open until the block goes on.
    Object result =
        new HttpStatement(request(ask), client(ask))
            .execute(
                (response, open) -> {
                  answer.complete(KtorAnswer.of(response, open));
                  return IntrinsicsKt.getCOROUTINE_SUSPENDED();
                },
                new Failing(answer));
    return result == IntrinsicsKt.getCOROUTINE_SUSPENDED()
        ? answer
        : CompletableFuture.failedFuture(new IllegalStateException("ended at once: " + result));
  }

  @Override
  public Map<String, Way> ways() {
    return Map.of("run-blocking", this::runBlocking, "whole", this::whole);
  }

  /** In a coroutine that blocks the calling thread; reads from the channel. */
  private Object runBlocking(Ask ask) throws Exception {
    return BuildersKt.runBlocking(
        EmptyCoroutineContext.INSTANCE,
        (scope, completion) ->
            new HttpStatement(request(ask), client(ask))
                .execute(
                    (response, block) -> {
                      try (InputStream in =
                          BlockingKt.toInputStream(response.getRawContent(), null)) {
                        return Received.bytes(in.readAllBytes());
                      } catch (IOException e) {
                        return e.toString();
                      }
                    },
                    completion));
  }

  /** The response comes when all of its body is there. */
  private Object whole(Ask ask) throws Exception {
    HttpResponse response =
        (HttpResponse)
            BuildersKt.runBlocking(
                EmptyCoroutineContext.INSTANCE,
                (scope, completion) ->
                    new HttpStatement(request(ask), client(ask)).execute(completion));
    try (InputStream in = BlockingKt.toInputStream(response.getRawContent(), null)) {
      return Received.bytes(in.readAllBytes());
    }
  }

  private static HttpRequestBuilder request(Ask ask) {
    HttpRequestBuilder request = new HttpRequestBuilder();
    request.setMethod(HttpMethod.Companion.getPost());
    URLParserKt.takeFrom(request.getUrl(), ask.url());
    ask.headers().forEach((name, value) -> request.getHeaders().append(name, value));
    request.setBody(new ByteArrayContent(ask.body().getBytes(StandardCharsets.UTF_8), null, null));
    return request;
  }

  /** Hears of a call that fails before its block begins. */
  private record Failing(CompletableFuture<Answer> answer) implements Continuation<Object> {
    @Override
    public CoroutineContext getContext() {
      return EmptyCoroutineContext.INSTANCE;
    }

    @Override
    public void resumeWith(Object outcome) {
      if (outcome instanceof Result.Failure failure) {
        answer.completeExceptionally(failure.exception);
      }
    }
  }

  private record KtorAnswer(
      HttpResponse response,
      InputStream content,
      AtomicBoolean cancelled,
      AtomicBoolean closed,
      Continuation<Object> open)
      implements Answer {
    @SuppressWarnings("unchecked") // of a block that returns anything
    static Answer of(HttpResponse response, Continuation<?> open) {
      AtomicBoolean cancelled = new AtomicBoolean();
      ByteReadChannel channel = response.getRawContent();
      return new KtorAnswer(
          response,
          new Content(channel, cancelled),
          cancelled,
          new AtomicBoolean(),
          (Continuation<Object>) open);
    }

    @Override
    public int status() {
      return response.getStatus().getValue();
    }

    @Override
    public Map<String, List<String>> headers() {
      Map<String, List<String>> headers = new TreeMap<>();
      response.getHeaders().entries().forEach(each -> headers.put(each.getKey(), each.getValue()));
      return headers;
    }

    @Override
    public InputStream body() {
      return content;
    }

    @Override
    public void cancel() {
      cancelled.set(true);
      JobKt.cancel(response.getCoroutineContext(), null);
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        open.resumeWith(Unit.INSTANCE);
      }
    }
  }

  /**
   * A body that cannot be read once its call has been cancelled, whichever thread is first; and
   * that says why its channel has ended, which Ktor's stream keeps to itself since 3.4. Without the
   * exceptions' classes, which depend on that, too.
   */
  private static final class Content extends FilterInputStream {
    private final ByteReadChannel channel;
    private final AtomicBoolean cancelled;

    Content(ByteReadChannel channel, AtomicBoolean cancelled) {
      super(BlockingKt.toInputStream(channel, null));
      this.channel = channel;
      this.cancelled = cancelled;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      check();
      int count;
      try {
        count = length == 0 ? 0 : in.read(buffer, offset, length);
      } catch (IOException e) {
        throw new IOException(e.getMessage());
      }
      Throwable cause = count < 0 ? channel.getClosedCause() : null;
      if (cause != null) {
        throw new IOException(cause.getMessage());
      }
      return count;
    }

    private void check() throws IOException {
      if (cancelled.get()) {
        throw new IOException("cancelled");
      }
    }
  }
}
