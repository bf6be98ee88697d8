package io.aimeter.agent.tap.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.aimeter.agent.pipeline.Captured;
import io.aimeter.agent.pipeline.Claims;
import io.aimeter.core.exchange.ExchangeEnd;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** The taps of WebSockets, called as woven code calls them. */
class SocketTapsTest {
  private static final URI REALTIME = URI.create("wss://localhost/v1/realtime?model=m");

  private final Captured captured = new Captured();
  private final BuildSocketTap build = new BuildSocketTap(captured.meter());
  private final NewSocketTap create = new NewSocketTap(captured.meter());
  private final SendMessageTap send = new SendMessageTap(captured.meter());
  private final FakeSocket socket = new FakeSocket();
  private final Ear ear = new Ear();

  /** What the listener hears, to the object. */
  private static final class Ear implements WebSocket.Listener {
    final List<Object> heard = new ArrayList<>();
    final CompletionStage<?> answer = new CompletableFuture<>();
    RuntimeException failure;

    private CompletionStage<?> hear(Object... arguments) {
      heard.addAll(List.of(arguments));
      if (failure != null) {
        throw failure;
      }
      return answer;
    }

    @Override
    public void onOpen(WebSocket opened) {
      hear(opened);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      return hear(from, data, last);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
      return hear(from, data, last);
    }

    @Override
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
      return hear(from, message);
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
      return hear(from, message);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
      return hear(from, statusCode, reason);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      hear(from, error);
    }
  }

  /** What the woven builder does until the WebSocket is made; the listener it works with. */
  private WebSocket.Listener open(WebSocket.Listener listener) {
    Object token = build.enter(null, REALTIME, listener, null);
    WebSocket.Listener tee = (WebSocket.Listener) build.argument(token, 1, listener);
    assertNull(build.exit(token, new CompletableFuture<WebSocket>()));
    assertNull(Opening.current());
    Object created = create.enter(null, REALTIME, null, null);
    assertNull(create.argument(created, 3, tee));
    assertNull(create.exit(created, socket));
    return tee;
  }

  private void assertHeard(Object... arguments) {
    assertEquals(arguments.length, ear.heard.size());
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] instanceof Boolean || arguments[i] instanceof Integer) {
        assertEquals(arguments[i], ear.heard.get(i));
      } else {
        assertSame(arguments[i], ear.heard.get(i));
      }
    }
    ear.heard.clear();
  }

  @Test
  void theListenerIsCalledWithTheSameArgumentsAndGivesTheSameStages() {
    WebSocket.Listener tee = open(ear);
    tee.onOpen(socket);
    assertHeard(socket);
    CharBuffer text = CharBuffer.wrap("te");
    assertSame(ear.answer, tee.onText(socket, text, false));
    assertHeard(socket, text, false);
    assertSame(ear.answer, tee.onText(socket, "xt", true));
    ear.heard.clear();
    ByteBuffer bytes = ByteBuffer.wrap("by".getBytes(StandardCharsets.US_ASCII)).asReadOnlyBuffer();
    assertSame(ear.answer, tee.onBinary(socket, bytes, false));
    assertHeard(socket, bytes, false);
    assertEquals(2, bytes.remaining());
    assertSame(ear.answer, tee.onBinary(socket, ByteBuffer.wrap(new byte[] {'t', 'e'}), true));
    ear.heard.clear();
    assertSame(ear.answer, tee.onPing(socket, bytes));
    assertHeard(socket, bytes);
    assertSame(ear.answer, tee.onPong(socket, bytes));
    assertHeard(socket, bytes);
    assertSame(ear.answer, tee.onClose(socket, 1000, "bye"));
    assertHeard(socket, 1000, "bye");
    assertEquals(List.of("< text", "< byte"), captured.said());
    assertEquals(ExchangeEnd.COMPLETE, captured.ended().get(0).end);
    assertEquals(0, socket.requested);
  }

  @Test
  void aListenerThatOverridesNothingAsksForWhatItAlwaysDoes() {
    WebSocket.Listener plain = new WebSocket.Listener() {};
    WebSocket.Listener tee = open(plain);
    tee.onOpen(socket);
    assertNull(tee.onText(socket, "x", true));
    assertEquals(2, socket.requested);
    assertEquals(List.of("< x"), captured.said());
  }

  @Test
  void whatTheListenerThrowsPasses() {
    WebSocket.Listener tee = open(ear);
    ear.failure = new IllegalStateException("own");
    assertSame(
        ear.failure,
        assertThrows(IllegalStateException.class, () -> tee.onText(socket, "x", true)));
    ear.failure = null;
    IOException lost = new IOException("lost");
    tee.onError(socket, lost);
    assertSame(lost, ear.heard.get(ear.heard.size() - 1));
    assertEquals(List.of("< x"), captured.said());
    assertEquals(ExchangeEnd.FAILED, captured.ended().get(0).end);
    assertEquals("java.io.IOException", captured.ended().get(0).exception);
  }

  @Test
  void whatIsSentIsSeenBeforeTheListenerHearsThatItIsOpen() {
    open(ear);
    assertNull(send.exit(send.enter(socket, "a", false, null), socket.sendText("a", false)));
    assertNull(send.exit(send.enter(socket, "b", true, null), socket.sendText("b", true)));
    assertEquals(List.of("> ab"), captured.said());
  }

  @Test
  void aBufferIsSeenAsItWasBeforeItWasSent() {
    open(ear);
    ByteBuffer bytes = ByteBuffer.wrap("abcd".getBytes(StandardCharsets.US_ASCII), 1, 2);
    Object token = send.enter(socket, bytes, true, null);
    assertEquals(2, bytes.remaining());
    bytes.position(bytes.limit());
    send.exit(token, CompletableFuture.completedFuture(socket));
    assertEquals(List.of("> bc"), captured.said());
  }

  @Test
  void whatIsNotTakenIsNotSent() {
    open(ear);
    send.exit(
        send.enter(socket, "refused", true, null),
        CompletableFuture.failedFuture(new IllegalStateException("pending")));
    send.exit(send.enter(socket, "taken", true, null), new CompletableFuture<WebSocket>());
    assertNull(send.enter(socket, null, true, null));
    assertNull(send.enter(new FakeSocket(), "of another", true, null));
    assertEquals(List.of("> taken"), captured.said());
  }

  @Test
  void anAbortedWebSocketIsCancelled() {
    WebSocket.Listener tee = open(ear);
    tee.onOpen(socket);
    AbortTap abort = new AbortTap(captured.meter());
    assertNull(abort.enter(new FakeSocket(), null, null, null));
    assertNull(abort.enter(socket, null, null, null));
    assertEquals(ExchangeEnd.CANCELLED, captured.ended().get(0).end);
  }

  @Test
  void aWebSocketOfAnotherListenerIsLeftAlone() {
    open(ear);
    Object created = create.enter(null, REALTIME, null, null);
    assertNull(create.argument(created, 3, ear));
    assertNull(create.exit(created, new FakeSocket()));
    assertEquals(List.of(), captured.said());
  }

  @Test
  void theRequestThatOpensItIsTheSameExchange() throws Exception {
    SendAsyncTap request = new SendAsyncTap(captured.meter());
    HttpRequest opening =
        HttpRequest.newBuilder(URI.create("https://localhost/v1/realtime?model=m"))
            .header("Authorization", "Bearer k")
            .build();
    Object token = build.enter(null, REALTIME, ear, null);
    Object inner = request.enter(null, opening, BodyHandlers.ofString(), null);
    assertSame(token, inner);
    assertNull(request.argument(inner, 0, opening));
    assertTrue(request.argument(inner, 1, BodyHandlers.ofString()) instanceof HeadHandler);
    assertNull(request.exit(inner, new CompletableFuture<>()));
    CompletableFuture<WebSocket> promised = new CompletableFuture<>();
    build.exit(token, promised);
    promised.completeExceptionally(new CompletionException(new IOException("refused")));
    assertEquals(ExchangeEnd.FAILED, captured.one().end);
    assertEquals("java.io.IOException", captured.one().exception);
    assertEquals("Bearer k", captured.one().requestHeaders.first("authorization"));
  }

  @Test
  void aRefusalIsWhatTheProviderAnswered() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    byte[] body = "{\"error\":{}}".getBytes(StandardCharsets.US_ASCII);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(429, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      URI uri = URI.create("ws://localhost:" + server.getAddress().getPort() + "/v1/realtime");
      Object token = build.enter(null, uri, ear, null);
      WebSocket.Listener tee = (WebSocket.Listener) build.argument(token, 1, ear);
      CompletableFuture<WebSocket> promised =
          HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(uri, tee);
      build.exit(token, promised);
      CompletionException thrown = assertThrows(CompletionException.class, promised::join);
      assertTrue(thrown.getCause() instanceof WebSocketHandshakeException, thrown::toString);
      Captured.Ended ended = captured.one();
      assertEquals(429, ended.status);
      assertEquals(ExchangeEnd.COMPLETE, ended.end);
      assertNull(ended.exception);
      assertEquals("{\"error\":{}}", new String(ended.response, StandardCharsets.US_ASCII));
    } finally {
      server.stop(0);
    }
  }

  /** The WebSocket opens all the same, and its listener hears. */
  @Test
  void cancellingTheFutureEndsNothing() {
    Object token = build.enter(null, REALTIME, ear, null);
    WebSocket.Listener tee = (WebSocket.Listener) build.argument(token, 1, ear);
    CompletableFuture<WebSocket> promised = new CompletableFuture<>();
    build.exit(token, promised);
    assertTrue(promised.cancel(true));
    tee.onOpen(socket);
    tee.onText(socket, "x", true);
    assertEquals(List.of("< x"), captured.said());
    assertEquals(List.of(), captured.ended());
  }

  @Test
  void aBuilderThatThrowsHasFailed() throws Exception {
    Object token = build.enter(null, REALTIME, ear, null);
    build.thrown(token, new IllegalArgumentException("x"));
    assertNull(Opening.current());
    assertEquals("java.lang.IllegalArgumentException", captured.one().exception);
  }

  @Test
  void otherAddressesAndClaimedCallsAreLeftAlone() {
    assertNull(build.enter(null, URI.create("wss://example.org/v1/realtime"), ear, null));
    assertNull(build.enter(null, URI.create("https://localhost/v1/realtime"), ear, null));
    assertNull(build.enter(null, URI.create("/v1/realtime"), ear, null));
    assertNull(build.enter(null, REALTIME, null, null));
    assertNull(build.enter(null, null, ear, null));
    Claims.claim();
    try {
      assertNull(build.enter(null, REALTIME, ear, null));
    } finally {
      Claims.release();
    }
    assertNull(Opening.current());
  }

  private static final class FakeSocket implements WebSocket {
    long requested;

    @Override
    public CompletableFuture<WebSocket> sendText(CharSequence data, boolean last) {
      return CompletableFuture.completedFuture(this);
    }

    @Override
    public CompletableFuture<WebSocket> sendBinary(ByteBuffer data, boolean last) {
      return CompletableFuture.completedFuture(this);
    }

    @Override
    public CompletableFuture<WebSocket> sendPing(ByteBuffer message) {
      return CompletableFuture.completedFuture(this);
    }

    @Override
    public CompletableFuture<WebSocket> sendPong(ByteBuffer message) {
      return CompletableFuture.completedFuture(this);
    }

    @Override
    public CompletableFuture<WebSocket> sendClose(int statusCode, String reason) {
      return CompletableFuture.completedFuture(this);
    }

    @Override
    public void request(long n) {
      requested += n;
    }

    @Override
    public String getSubprotocol() {
      return "";
    }

    @Override
    public boolean isOutputClosed() {
      return false;
    }

    @Override
    public boolean isInputClosed() {
      return false;
    }

    @Override
    public void abort() {}
  }
}
