package io.aimeter.agent.tap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aimeter.agent.bridge.Bridge;
import io.aimeter.agent.health.Notices;
import io.aimeter.agent.pipeline.Captured;
import io.aimeter.agent.pipeline.Claims;
import io.aimeter.agent.weave.Dispatcher;
import io.aimeter.agent.weave.WeavingLoader;
import io.aimeter.core.exchange.ExchangeEnd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every tap of a blocking client owes: woven into the real library, against a real server. */
public abstract class TapContract {
  protected final Captured captured = new Captured();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final CountDownLatch letServerEnd = new CountDownLatch(1);
  private final ExecutorService serverThreads = Executors.newCachedThreadPool();
  private HttpServer server;
  protected Program program;

  /** The name of the program's class. */
  protected abstract String programName();

  /** Prefixes of the names of the library's classes. */
  protected abstract List<String> library();

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.setExecutor(serverThreads);
    server.createContext("/v1/chat/completions", this::echo);
    server.createContext("/v1/responses", this::stream);
    server.createContext("/v1/embeddings", this::drop);
    server.start();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    Bridge.connect(new Dispatcher(captured::meter, captured.counters, new Notices(out, false)));
    List<String> prefixes = new ArrayList<>(library());
    prefixes.add(programName());
    ClassLoader application = new WeavingLoader(prefixes.toArray(String[]::new));
    program =
        Class.forName(programName(), true, application)
            .asSubclass(Program.class)
            .getDeclaredConstructor()
            .newInstance();
  }

  @AfterEach
  void stop() {
    Bridge.connect(null);
    letServerEnd.countDown();
    server.stop(0);
    serverThreads.shutdownNow();
    assertEquals("", said.toString(StandardCharsets.UTF_8));
  }

  /** Sends the request's body back, encoded if the client can decode it. */
  private void echo(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    String query = exchange.getRequestURI().getQuery();
    if ("gzip".equals(query) && accepted != null && accepted.contains("gzip")) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
        out.write(body);
      }
    } else {
      exchange.sendResponseHeaders(201, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /** A line, then nothing until the test is over, or more than anyone reads, then the end. */
  private void stream(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write("first\n".getBytes(StandardCharsets.US_ASCII));
    exchange.getResponseBody().flush();
    if ("ends".equals(exchange.getRequestURI().getQuery())) {
      exchange.getResponseBody().write(new byte[100_000]);
    } else {
      try {
        letServerEnd.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    exchange.close();
  }

  private void drop(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 1000);
    exchange.getResponseBody().write('x');
    exchange.getResponseBody().flush();
    throw new IOException("dropped on purpose");
  }

  /** An address that counts as OpenAI's. */
  protected final String url(String pathAndQuery) {
    return "http://localhost:" + server.getAddress().getPort() + pathAndQuery;
  }

  protected static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @Test
  void bodiesAreTheSameOnBothSides() throws Exception {
    byte[] body = random(200_000);
    assertArrayEquals(body, program.post(url("/v1/chat/completions?q=1"), body));
    Captured.Ended ended = captured.one();
    assertArrayEquals(body, ended.request);
    assertArrayEquals(body, ended.response);
    assertEquals(201, ended.status);
    assertEquals(ExchangeEnd.COMPLETE, ended.end);
    assertEquals("b", ended.requestHeaders.first("x-a"));
    assertEquals("200000", ended.responseHeaders.first("content-length"));
  }

  @Test
  void anEncodedAnswerIsCapturedAsTheApplicationReadsIt() throws Exception {
    byte[] body = random(50_000);
    assertArrayEquals(body, program.post(url("/v1/chat/completions?gzip"), body));
    assertArrayEquals(body, captured.one().response);
    assertEquals(ExchangeEnd.COMPLETE, captured.one().end);
  }

  @Test
  void anEmptyAnswer() throws Exception {
    assertEquals(0, program.post(url("/v1/chat/completions"), new byte[0]).length);
    assertEquals(ExchangeEnd.COMPLETE, captured.one().end);
  }

  /** One that ends: Apache HttpClient 5 reads on to the end when a response is closed. */
  @Test
  void anAnswerClosedEarlyIsCancelled() throws Exception {
    program.readOneAndClose(url("/v1/responses?ends"));
    assertEquals(ExchangeEnd.CANCELLED, captured.one().end);
    assertEquals('f', captured.one().response[0]);
  }

  @Test
  void aCancelledCallIsToldFromAFailedOne() throws Exception {
    assertThrows(IOException.class, () -> program.readOneAndCancel(url("/v1/responses")));
    assertEquals(ExchangeEnd.CANCELLED, captured.one().end);
  }

  @Test
  void aBrokenAnswerHasFailedWithTheApplicationsException() throws Exception {
    IOException thrown =
        assertThrows(IOException.class, () -> program.post(url("/v1/embeddings"), random(10)));
    assertEquals(ExchangeEnd.FAILED, captured.one().end);
    assertEquals(thrown.getClass().getName(), captured.one().exception);
    assertEquals(200, captured.one().status);
  }

  @Test
  void aRefusedConnectionHasFailedWithTheApplicationsException() throws Exception {
    IOException thrown =
        assertThrows(
            IOException.class,
            () -> program.post("http://localhost:1/v1/chat/completions", random(10)));
    assertEquals(ExchangeEnd.FAILED, captured.one().end);
    assertEquals(thrown.getClass().getName(), captured.one().exception);
    assertEquals(0, captured.one().status);
  }

  @Test
  void otherHostsAndClaimedCallsAreLeftAlone() throws Exception {
    byte[] body = random(10);
    String foreign = url("/v1/chat/completions").replace("localhost", "127.0.0.1");
    assertArrayEquals(body, program.post(foreign, body));
    Claims.claim();
    try {
      assertArrayEquals(body, program.post(url("/v1/chat/completions"), body));
    } finally {
      Claims.release();
    }
    assertTrue(captured.ended().isEmpty());
  }
}
