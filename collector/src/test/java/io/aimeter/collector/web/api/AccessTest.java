package io.aimeter.collector.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.collector.Health;
import io.aimeter.collector.web.AccessToken;
import io.aimeter.collector.web.WebPlan;
import io.aimeter.collector.web.WebServer;
import io.aimeter.core.price.PriceBook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each refusal, over a socket of its own: clients in the JDK do not let one lie about the host. */
class AccessTest {
  private static final String BEARER = "Authorization: Bearer sesame";

  @TempDir private Path root;
  private final List<String> log = new ArrayList<>();
  private WebServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        new WebServer(
            new WebPlan(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), null),
            () -> new Health(null, System.nanoTime(), 0, 0, List.of()),
            new ApiPlan(root, PriceBook.bundled(), "sesame", Set.of("spend.example")),
            (event, message, fields) -> log.add(message));
    server.start();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String send(String request, String host, String... headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      StringBuilder text = new StringBuilder(request + " HTTP/1.1\r\nHost: " + host + "\r\n");
      for (String header : headers) {
        text.append(header).append("\r\n");
      }
      text.append("Connection: close\r\n\r\n");
      socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String local() {
    return "127.0.0.1:" + server.port();
  }

  private void status(int expected, String answer) {
    assertTrue(answer.startsWith("HTTP/1.1 " + expected + " "), answer);
  }

  @Test
  void whoBearsTheTokenMayAsk() throws IOException {
    String answer = send("GET /api/v1/meta", local(), BEARER);
    status(200, answer);
    assertTrue(answer.contains("\"records\":0"), answer);
    status(200, send("GET /api/v1/meta", "localhost", BEARER, "Origin: http://localhost"));
    status(200, send("GET /api/v1/meta", "SPEND.example", BEARER, "Sec-Fetch-Site: same-origin"));
  }

  @Test
  void withoutTheTokenNothingIsTold() throws IOException {
    String none = send("GET /api/v1/meta", local());
    status(401, none);
    assertTrue(none.contains("Www-authenticate: Bearer"), none);
    assertTrue(none.contains("{\"error\":\"a token is needed"), none);
    status(401, send("GET /api/v1/meta", local(), "Authorization: Bearer sesam"));
    status(401, send("GET /api/v1/meta", local(), "Authorization: Bearer sesame2"));
    status(401, send("GET /api/v1/meta?token=sesame", local()));
    status(401, send("GET /api/v1/nothing", local()));
  }

  @Test
  void aNameThatSomebodyHadPointHereIsRefused() throws IOException {
    status(403, send("GET /api/v1/meta", "rebound.example", BEARER));
    status(403, send("GET /api/v1/meta", "127.0.0.1.rebound.example", BEARER));
    status(403, send("GET /api/v1/meta", "", BEARER));
  }

  @Test
  void otherSitesAreRefused() throws IOException {
    status(403, send("GET /api/v1/meta", local(), BEARER, "Origin: http://evil.example"));
    status(403, send("GET /api/v1/meta", local(), BEARER, "Origin: null"));
    status(403, send("GET /api/v1/meta", local(), BEARER, "Origin: http://127.0.0.1:1"));
    status(403, send("GET /api/v1/meta", local(), BEARER, "Sec-Fetch-Site: cross-site"));
    status(403, send("GET /api/v1/meta", local(), BEARER, "Sec-Fetch-Site: same-site"));
  }

  @Test
  void nothingCanBeChanged() throws IOException {
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
      String answer = send(method + " /api/v1/meta", local(), BEARER, "Content-Length: 0");
      status(405, answer);
      assertTrue(answer.contains("Allow: GET, HEAD"), answer);
    }
    assertFalse(Files.exists(root.resolve(AccessToken.FILE)));
  }

  @Test
  void whatCannotBeAskedIsSaidInOneLine() throws IOException {
    String api = "GET /api/v1/";
    status(404, send(api + "nothing", local(), BEARER));
    status(400, send(api + "report?by=tem", local(), BEARER));
    status(400, send(api + "report?foo=1", local(), BEARER));
    status(400, send(api + "report?since=7d&since=8d", local(), BEARER));
    status(400, send(api + "report?since=%2B999999999-01-01T00:00:00Z", local(), BEARER));
    status(400, send(api + "report?since=%zz", local(), BEARER));
    status(400, send(api + "report?by=%00", local(), BEARER));
    status(400, send(api + "report?top=0", local(), BEARER));
    status(400, send(api + "report?where=team", local(), BEARER));
    status(400, send(api + "records?before=x", local(), BEARER));
    status(400, send(api + "whatif", local(), BEARER));
    status(400, send(api + "export?answer=meta", local(), BEARER));
    status(400, send(api + "report?" + "where=a=b&".repeat(65), local(), BEARER));
    status(400, send(api + "report?by=" + "a".repeat(600), local(), BEARER));
    status(414, send(api + "report?by=" + "a".repeat(9_000), local(), BEARER));
    assertEquals(List.of(), log);
  }

  @Test
  void aBrokenStoreIsSaid() throws IOException {
    Files.createDirectories(root.resolve("store/w"));
    Files.writeString(root.resolve("store/w/MANIFEST"), "{");
    String answer = send("GET /api/v1/report", local(), BEARER);
    status(503, answer);
    assertTrue(answer.contains("{\"error\":\""), answer);
    assertFalse(answer.contains("Exception"), answer);
    assertFalse(answer.contains("\tat "), answer);
  }

  @Test
  void thePageIsForAnybodyAndDoesNothingButItsOwn() throws IOException {
    String page = send("GET /", local());
    status(200, page);
    assertTrue(page.contains("Content-security-policy: default-src 'none'"), page);
    assertTrue(page.contains("Content-type: text/html"), page);
    String tag = page.lines().filter(l -> l.startsWith("Etag: ")).findFirst().orElse("");
    String again = send("GET /", local(), "If-None-Match: " + tag.replace("Etag: ", ""));
    status(304, again);
    for (String path :
        List.of(
            "/assets/../index.html",
            "/assets/%2e%2e/WebServer.class",
            "/assets//etc/passwd",
            "/assets/.hidden.js",
            "/index.html",
            "/assets/nothing.js")) {
      status(404, send("GET " + path, local()));
    }
  }

  @Test
  void probesGoOnAsTheyWere() throws IOException {
    status(200, send("GET /health/live", "rebound.example"));
    status(200, send("GET /health/ready", local()));
    status(200, send("GET /metrics", local()));
    String head = send("HEAD /health/live", local());
    status(200, head);
    assertTrue(head.endsWith("\r\n\r\n"), head);
  }

  @Test
  void theTokenIsMadeOnceAndForItsOwnerAlone() throws IOException {
    String token = AccessToken.of(root);
    Path file = root.resolve(AccessToken.FILE);
    assertEquals(token, AccessToken.of(root));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (var files = Files.list(root)) {
      assertEquals(List.of(file), files.toList());
    }

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    String other = AccessToken.of(root);
    assertFalse(token.equals(other), "others may have read it");
    assertEquals(other, AccessToken.of(root));
  }
}
