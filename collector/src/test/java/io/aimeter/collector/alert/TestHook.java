package io.aimeter.collector.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A receiver of alerts over real TLS, with a certificate of an authority of its own. */
final class TestHook implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  /** What has come: a header each, and the body. */
  record Received(String signature, String key, String event, byte[] body) {
    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(body);
    }
  }

  /** An answer, after a while. */
  record Answer(int status, String retryAfter, long afterMillis) {}

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<Received> received = new ArrayList<>();

  /**
   * Starts it.
   *
   * @param port 0 for any
   */
  TestHook(Path certificates, int port) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(certificates.resolve("server.p12"))) {
      keys.load(file, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    server =
        HttpsServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.setExecutor(threads);
    server.createContext("/hook", this::take);
    server.start();
  }

  /** Makes an authority, {@code ca.pem}, and a server's certificate that it has signed. */
  static void makeCertificates(Path in) throws Exception {
    String[] ca = {"-keystore", in.resolve("ca.p12").toString(), "-alias", "ca"};
    String[] of = {"-keystore", in.resolve("server.p12").toString(), "-alias", "server"};
    String request = in.resolve("server.csr").toString();
    String certificate = in.resolve("server.pem").toString();
    String authority = in.resolve("ca.pem").toString();
    keytool(ca, "-genkeypair", "-keyalg", "EC", "-dname", "CN=Test authority", "-ext", "bc:c");
    keytool(ca, "-exportcert", "-rfc", "-file", authority);
    keytool(of, "-genkeypair", "-keyalg", "EC", "-dname", "CN=hook");
    keytool(of, "-certreq", "-file", request);
    String name = "SAN=ip:127.0.0.1";
    keytool(ca, "-gencert", "-rfc", "-infile", request, "-outfile", certificate, "-ext", name);
    String[] root = {of[0], of[1], "-alias", "ca", "-noprompt"};
    keytool(root, "-importcert", "-file", authority);
    keytool(of, "-importcert", "-file", certificate);
  }

  private static void keytool(String[] store, String... what) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.add(what[0]);
    command.addAll(List.of(store));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of(what).subList(1, what.length));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(command + ": " + said);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Answer answer;
      synchronized (this) {
        received.add(
            new Received(
                exchange.getRequestHeaders().getFirst("Aimeter-Signature"),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("Aimeter-Event"),
                body));
        answer = answers.isEmpty() ? new Answer(204, null, 0) : answers.remove();
      }
      Thread.sleep(answer.afterMillis());
      if (answer.retryAfter() != null) {
        exchange.getResponseHeaders().set("Retry-After", answer.retryAfter());
      }
      exchange.sendResponseHeaders(answer.status(), -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What it answers next; 204 to all beyond. */
  synchronized void answers(Answer... next) {
    answers.addAll(List.of(next));
  }

  synchronized List<Received> received() {
    return List.copyOf(received);
  }

  URI url() {
    return URI.create("https://127.0.0.1:" + port() + "/hook");
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
