package io.aimeter.sinks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aimeter.core.ledger.Layout;
import io.aimeter.core.ledger.StatusFile;
import io.aimeter.sinks.server.Authority;
import io.aimeter.sinks.server.Real;
import io.aimeter.sinks.server.SecuredServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real servers that let a collector in over TLS and with a password alone. What is wrong is one
 * line, without a secret in it; once it is mended the records get there, without a restart.
 */
class SecuredIT {
  private static final String WRONG = "sesame-0815-closed";

  private static final String NOT_LET_IN = "(?i).*(authentication failed|answers 401).*";

  @TempDir Path root;
  @TempDir Path etc;

  /** Writes a file of the configuration that has this password. */
  private interface PasswordFile {
    void write(String password) throws IOException;
  }

  /** Counts what has arrived. */
  private interface Arrived {
    long count() throws Exception;
  }

  @Real("kafka-secured")
  void kafkaOverTlsWithScram(SecuredServer server) throws Exception {
    KafkaTopic topic = KafkaTopic.create(server);
    Map<String, String> settings = new HashMap<>(server.settings());
    String right =
        Files.readString(Path.of(settings.get("AIMETER_COLLECT_KAFKA_CLIENT_PROPERTIES")))
            .replace(server.authority().certificate().toString(), trusted().toString());
    Path properties = etc.resolve("kafka.properties");
    settings.put("AIMETER_COLLECT_KAFKA_CLIENT_PROPERTIES", properties.toString());
    settings.put("AIMETER_COLLECT_KAFKA_INTERVAL", "100ms");
    PasswordFile passwords =
        password -> Files.writeString(properties, right.replace(SecuredServer.PASSWORD, password));
    everythingIsSaidAndMended(server, "kafka", settings, passwords, () -> topic.committed().size());
    assertEquals(LongStream.rangeClosed(1, 40).boxed().toList(), topic.sequences());
  }

  @Real("postgres-secured")
  void postgresOverTlsWithAPassword(SecuredServer server) throws Exception {
    Map<String, String> settings = new HashMap<>(server.settings());
    Path file = etc.resolve("password");
    settings.remove("AIMETER_COLLECT_POSTGRES_PASSWORD");
    settings.put("AIMETER_COLLECT_POSTGRES_PASSWORD_FILE", file.toString());
    settings.computeIfPresent(
        "AIMETER_COLLECT_POSTGRES_URL",
        (key, url) ->
            url.replace(server.authority().certificate().toString(), trusted().toString()));
    PasswordFile passwords = password -> Files.writeString(file, password + "\n");
    everythingIsSaidAndMended(
        server, "postgres", settings, passwords, () -> PostgresTable.rows(server.address()));
    assertEquals(40, PostgresTable.rows(server.address()));
  }

  @Real("otlp-secured")
  void otlpOverTlsWithACertificateAndAToken(SecuredServer server) throws Exception {
    Path headers = etc.resolve("headers");
    Path certificate = etc.resolve("client.pem");
    Path key = etc.resolve("client.key");
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.put("AIMETER_COLLECT_OTLP_HEADERS_FILE", headers.toString());
    settings.put("AIMETER_COLLECT_OTLP_CA_FILE", trusted().toString());
    settings.put("AIMETER_COLLECT_OTLP_CERTIFICATE_FILE", certificate.toString());
    settings.put("AIMETER_COLLECT_OTLP_KEY_FILE", key.toString());
    settings.put("AIMETER_COLLECT_OTLP_INTERVAL", "100ms");
    PasswordFile passwords =
        password -> Files.writeString(headers, "Authorization: Bearer " + password + "\n");
    PromQl backend = new PromQl(server.address());
    Arrived arrived =
        () ->
            Math.round(backend.number("sum(last_over_time(gen_ai_client_token_usage_count[1d]))"));
    identify(certificate, key, server.authority());
    everythingIsSaidAndMended(server, "otlp-metrics", settings, passwords, arrived);
    try (Application application = new Application(root, "j")) {
      application.call(5);
      identify(certificate, key, Authority.in(etc.resolve("unknown")));
      failThenMend(
          "otlp-metrics",
          settings,
          ".*answers 400: 400 No required SSL certificate was sent",
          () -> identify(certificate, key, server.authority()),
          () -> arrived.count() == 45);
    }
    assertNoSecretIn(root);
  }

  private static void identify(Path certificate, Path key, Authority by) throws IOException {
    Files.copy(by.serverCertificates(), certificate, StandardCopyOption.REPLACE_EXISTING);
    Files.copy(by.serverKey(), key, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path trusted() {
    return etc.resolve("ca.pem");
  }

  private void everythingIsSaidAndMended(
      SecuredServer server,
      String sink,
      Map<String, String> settings,
      PasswordFile passwords,
      Arrived arrived)
      throws Exception {
    Path right = server.authority().certificate();
    try (Application application = new Application(root, "i")) {
      application.call(10);
      trust(right);
      passwords.write(WRONG);
      failThenMend(
          sink,
          settings,
          NOT_LET_IN,
          () -> passwords.write(SecuredServer.PASSWORD),
          () -> arrived.count() == 10);

      application.call(10);
      trust(Authority.in(etc.resolve("other")).certificate());
      failThenMend(
          sink,
          settings,
          ".*(PKIX path|valid certification path).*",
          () -> trust(right),
          () -> arrived.count() == 20);

      application.call(10);
      server.setPassword(
          SecuredServer.EXCHANGED); // what is connected may stay; who comes anew must know it
      failThenMend(
          sink,
          settings,
          NOT_LET_IN,
          () -> passwords.write(SecuredServer.EXCHANGED),
          () -> arrived.count() == 30);

      application.call(5);
      try (CollectorProcess collector = CollectorProcess.start(root, settings)) {
        collector.await(() -> arrived.count() == 35, "it does not ship");
        server.kill();
        application.call(5);
        server.restart();
        collector.await(() -> arrived.count() == 40, "it does not ship again");
      }
    }
    try (CollectorProcess check = CollectorProcess.start(root, settings, "--check")) {
      assertEquals(0, check.exitCode());
    }
    assertNoSecretIn(root);
  }

  private void trust(Path certificate) throws IOException {
    Files.copy(certificate, trusted(), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Something that is done to a file. */
  private interface Mending {
    void mend() throws Exception;
  }

  private void failThenMend(
      String sink,
      Map<String, String> settings,
      String reason,
      Mending mending,
      CollectorProcess.Condition mended)
      throws Exception {
    try (CollectorProcess collector = CollectorProcess.start(root, settings)) {
      collector.await(() -> !problem(sink).isEmpty(), "the status says nothing");
      assertTrue(problem(sink).matches(reason), problem(sink));
      Thread.sleep(3000); // for it to fail some more times
      List<String> said =
          collector.printed().lines().filter(line -> line.contains("cannot")).toList();
      assertEquals(1, said.size(), collector.printed());
      assertFalse(collector.printed().contains("\tat "), collector.printed());
      assertTrue(said.get(0).contains("cannot ship to " + sink), collector.printed());
      assertTrue(said.get(0).matches(reason), collector.printed());
      mending.mend();
      collector.await(mended, "it does not recover");
      collector.await(() -> problem(sink).isEmpty(), "the status still says so");
      assertTrue(collector.printed().contains("ships to " + sink + " again"), collector.printed());
    }
  }

  private String problem(String sink) throws IOException {
    Path status = Layout.stores(root).resolve("w-local").resolve(Layout.COLLECTOR_STATUS);
    try {
      Object problem = StatusFile.read(status).get(StatusFile.SINK_PREFIX + sink + ".problem");
      return problem == null ? "" : problem.toString();
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  /** Neither in the store nor in what collectors printed, which is beside it. */
  private static void assertNoSecretIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(content.contains("sesame"), () -> file + " has a password in it");
      }
    }
  }
}
