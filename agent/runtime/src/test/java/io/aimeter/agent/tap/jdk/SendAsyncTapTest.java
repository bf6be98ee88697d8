package io.aimeter.agent.tap.jdk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.aimeter.agent.pipeline.Captured;
import io.aimeter.agent.pipeline.Claims;
import io.aimeter.core.exchange.ExchangeEnd;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tap around a real client and server, called as woven code calls it. */
class SendAsyncTapTest {
  private final Captured captured = new Captured();
  private final SendAsyncTap tap = new SendAsyncTap(captured.meter());
  private final HttpClient client = HttpClient.newHttpClient();
  private final CountDownLatch letServerEnd = new CountDownLatch(1);
  private final ExecutorService serverThreads = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void startServer() throws Exception {
    server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.setExecutor(serverThreads);
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(201, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.createContext(
        "/v1/embeddings",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("location", "/v1/chat/completions");
          exchange.sendResponseHeaders(307, -1);
          exchange.close();
        });
    server.createContext(
        "/v1/responses",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("first\n".getBytes(StandardCharsets.US_ASCII));
          exchange.getResponseBody().flush();
          try {
            letServerEnd.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    letServerEnd.countDown();
    server.stop(0);
    serverThreads.shutdownNow();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://localhost:" + server.getAddress().getPort() + path));
  }

  /** What the woven client does. */
  @SuppressWarnings("unchecked") // the tap replaces a handler by one of the same kind
  private <T> CompletableFuture<HttpResponse<T>> send(
      HttpClient with, HttpRequest request, BodyHandler<T> handler) {
    Object token = tap.enter(with, request, handler, null);
    Object itsRequest = tap.argument(token, 0, request);
    Object itsHandler = tap.argument(token, 1, handler);
    CompletableFuture<HttpResponse<T>> future =
        with.sendAsync(
            itsRequest == null ? request : (HttpRequest) itsRequest, (BodyHandler<T>) itsHandler);
    assertNull(tap.exit(token, future));
    return future;
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @Test
  void bodiesAreTheSameOnBothSides() throws Exception {
    byte[] body = random(200_000);
    HttpRequest request =
        request("/v1/chat/completions?q=1")
            .POST(BodyPublishers.ofByteArray(body))
            .header("X-A", "b")
            .build();
    HttpResponse<byte[]> response = send(client, request, BodyHandlers.ofByteArray()).get();
    assertArrayEquals(body, response.body());
    assertEquals(request, response.request());
    Captured.Ended ended = captured.one();
    assertArrayEquals(body, ended.request);
    assertArrayEquals(body, ended.response);
    assertEquals(201, ended.status);
    assertEquals(ExchangeEnd.COMPLETE, ended.end);
    assertEquals("b", ended.requestHeaders.first("x-a"));
    assertEquals("200000", ended.responseHeaders.first("content-length"));
  }

  @Test
  void anEmptyBody() throws Exception {
    HttpResponse<String> response =
        send(client, request("/v1/chat/completions").GET().build(), BodyHandlers.ofString()).get();
    assertEquals("", response.body());
    assertEquals(ExchangeEnd.COMPLETE, captured.one().end);
  }

  @Test
  void aRedirectedBodyIsCapturedOnce() throws Exception {
    HttpClient following =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
    byte[] body = random(50_000);
    HttpRequest request = request("/v1/embeddings").POST(BodyPublishers.ofByteArray(body)).build();
    assertArrayEquals(body, send(following, request, BodyHandlers.ofByteArray()).get().body());
    assertArrayEquals(body, captured.one().request);
    assertEquals(201, captured.one().status);
  }

  @Test
  void aStreamClosedEarlyIsCancelled() throws Exception {
    InputStream body =
        send(client, request("/v1/responses").build(), BodyHandlers.ofInputStream()).get().body();
    assertEquals('f', body.read());
    body.close();
    assertEquals(ExchangeEnd.CANCELLED, captured.one().end);
    assertEquals("first\n", new String(captured.one().response, StandardCharsets.US_ASCII));
  }

  @Test
  void aStreamReadToItsEndIsComplete() throws Exception {
    letServerEnd.countDown();
    assertEquals(
        "first",
        send(client, request("/v1/responses").build(), BodyHandlers.ofLines())
            .get()
            .body()
            .collect(Collectors.joining()));
    assertEquals(ExchangeEnd.COMPLETE, captured.one().end);
  }

  @Test
  void aCancelledCallIsToldFromAFailedOne() throws Exception {
    CompletableFuture<?> future =
        send(client, request("/v1/responses").build(), BodyHandlers.ofString());
    assertTrue(future.cancel(true));
    assertEquals(ExchangeEnd.CANCELLED, captured.one().end);
  }

  @Test
  void aRefusedConnectionHasFailed() throws Exception {
    URI closed = URI.create("http://localhost:1/v1/chat/completions");
    CompletableFuture<?> future =
        send(client, HttpRequest.newBuilder(closed).build(), BodyHandlers.ofString());
    ExecutionException thrown = assertThrows(ExecutionException.class, future::get);
    Captured.Ended ended = captured.one();
    assertEquals(ExchangeEnd.FAILED, ended.end);
    assertEquals(thrown.getCause().getClass().getName(), ended.exception);
    assertEquals(0, ended.status);
  }

  @Test
  void theHandlersOwnExceptionReachesTheApplication() throws Exception {
    IllegalStateException own = new IllegalStateException("own");
    CompletableFuture<?> future =
        send(
            client,
            request("/v1/chat/completions").build(),
            info -> {
              throw own;
            });
    ExecutionException thrown = assertThrows(ExecutionException.class, future::get);
    assertSame(own, rootOf(thrown));
    assertEquals(ExchangeEnd.FAILED, captured.one().end);
  }

  private static Throwable rootOf(Throwable thrown) {
    return thrown.getCause() == null ? thrown : rootOf(thrown.getCause());
  }

  @Test
  void otherHostsAndClaimedCallsAreLeftAlone() {
    BodyHandler<String> handler = BodyHandlers.ofString();
    assertNull(
        tap.enter(
            client,
            HttpRequest.newBuilder(URI.create("http://example.org/")).build(),
            handler,
            null));
    assertNull(tap.enter(client, null, handler, null));
    assertNull(tap.enter(client, request("/v1/chat/completions").build(), null, null));
    Claims.claim();
    try {
      assertNull(tap.enter(client, request("/v1/chat/completions").build(), handler, null));
    } finally {
      Claims.release();
    }
  }
}
