package io.aimeter.agent.tap.urlconnection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.sun.net.httpserver.HttpServer;
import io.aimeter.agent.pipeline.Captured;
import io.aimeter.core.exchange.ExchangeEnd;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The taps around a real connection and server, called as woven code calls them. The module's pom
 * opens to the tests what the agent opens to itself.
 */
class ConnectionTapTest {
  private static final byte[] REQUEST = "{\"model\":\"m\"}".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ANSWER = "{\"id\":\"1\"}".getBytes(StandardCharsets.US_ASCII);

  private final Captured captured = new Captured();
  private final OutputStreamTap outputs = new OutputStreamTap(captured.meter());
  private final InputStreamTap inputs = new InputStreamTap(captured.meter());
  private final ErrorStreamTap errors = new ErrorStreamTap(captured.meter());
  private HttpServer server;
  private int status = 200;

  @BeforeEach
  void startServer() throws Exception {
    server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext(
        "/v1/chat/completions",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(status, ANSWER.length);
          exchange.getResponseBody().write(ANSWER);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private HttpURLConnection connection(int port) throws Exception {
    HttpURLConnection connection =
        (HttpURLConnection)
            URI.create("http://localhost:" + port + "/v1/chat/completions")
                .toURL()
                .openConnection();
    connection.setDoOutput(true);
    connection.setRequestProperty("Authorization", "Bearer secret");
    return connection;
  }

  private HttpURLConnection connection() throws Exception {
    return connection(server.getAddress().getPort());
  }

  private OutputStream output(HttpURLConnection connection) throws Throwable {
    Object token = outputs.enter(connection, null, null, null);
    try {
      return (OutputStream) outputs.exit(token, connection.getOutputStream());
    } catch (IOException e) {
      outputs.thrown(token, e);
      throw e;
    }
  }

  private InputStream input(HttpURLConnection connection) throws Throwable {
    Object token = inputs.enter(connection, null, null, null);
    try {
      return (InputStream) inputs.exit(token, connection.getInputStream());
    } catch (IOException e) {
      inputs.thrown(token, e);
      throw e;
    }
  }

  private InputStream error(HttpURLConnection connection) throws Throwable {
    Object token = errors.enter(connection, null, null, null);
    return (InputStream) errors.exit(token, connection.getErrorStream());
  }

  @Test
  void oneExchangeHoweverOftenItsStreamsAreAskedFor() throws Throwable {
    HttpURLConnection connection = connection();
    OutputStream out = output(connection);
    assertSame(out, output(connection));
    out.write(REQUEST);
    out.close();
    InputStream in = input(connection);
    assertSame(in, input(connection));
    assertArrayEquals(ANSWER, in.readAllBytes());
    in.close();
    assertNotNull(input(connection));

    Captured.Ended ended = captured.one();
    assertArrayEquals(REQUEST, ended.request);
    assertArrayEquals(ANSWER, ended.response);
    assertEquals(200, ended.status);
    assertEquals(ExchangeEnd.COMPLETE, ended.end);
    assertEquals("Bearer secret", ended.requestHeaders.first("authorization"));
    assertEquals("10", ended.responseHeaders.first("content-length"));
  }

  @Test
  void anErrorStatusEndsWhenItsErrorStreamIsRead() throws Throwable {
    status = 429;
    HttpURLConnection connection = connection();
    output(connection).write(REQUEST);
    try {
      input(connection);
      throw new AssertionError("no exception");
    } catch (IOException e) {
      assertEquals(0, captured.ended().size());
    }
    InputStream body = error(connection);
    assertArrayEquals(ANSWER, body.readAllBytes());
    assertEquals(429, captured.one().status);
    assertArrayEquals(ANSWER, captured.one().response);
    assertEquals(ExchangeEnd.COMPLETE, captured.one().end);
  }

  @Test
  void aRefusedConnectionHasFailed() throws Throwable {
    try {
      output(connection(1));
      throw new AssertionError("no exception");
    } catch (IOException e) {
      assertEquals(e.getClass().getName(), captured.one().exception);
      assertEquals(ExchangeEnd.FAILED, captured.one().end);
    }
  }

  @Test
  void otherHostsAreLeftAlone() throws Throwable {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://example.org/").toURL().openConnection();
    assertNull(outputs.enter(connection, null, null, null));
    assertNull(inputs.enter(connection, null, null, null));
    assertNull(errors.enter(connection, null, null, null));
    assertNull(errors.enter(connection(), null, null, null));
  }
}
