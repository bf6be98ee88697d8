package io.aimeter.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.aimeter.fake.Billed;
import io.aimeter.fake.FakeProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A provider, and applications that call it with the shipped agent attached. */
final class WholeLine implements AutoCloseable {
  private static final List<String> PLANTED =
      List.of("secretprompt", "secret-7301", "secret-9402", "rd0 ", "rd1 ");

  private final FakeProvider provider;
  private final Ledger ledger;

  WholeLine(Path work) throws Exception {
    provider = FakeProvider.start(work.resolve("provider"));
    ledger = new Ledger(work.resolve("aimeter"));
  }

  String openai() {
    return at("api.openai.com") + "/v1";
  }

  String anthropic() {
    return at("api.anthropic.com");
  }

  /** The base URL of an Ollama server, which has no TLS. */
  String ollama() {
    return "http://localhost:" + provider.httpPort();
  }

  /** What the agent is told of that server. */
  String ollamaHost() {
    return "localhost:" + provider.httpPort() + "=ollama";
  }

  /** The base URL of a provider's host. */
  String at(String host) {
    return "https://" + host + ':' + provider.httpsPort();
  }

  FakeProvider provider() {
    return provider;
  }

  Ledger ledger() {
    return ledger;
  }

  /** Attaches the shipped agent. */
  List<String> agent() {
    return List.of(
        "-javaagent:" + Programs.AGENT,
        "-Daimeter.dir=" + ledger.root(),
        "-Dai.team=team",
        "-Dai.app=app");
  }

  /** Runs an application; {@code options} come before the jar. */
  Programs.Result run(Path jdk, List<String> options, Path jar, String... arguments)
      throws IOException, InterruptedException {
    return Programs.run(command(jdk, options, jar, arguments));
  }

  /** The command that starts an application which trusts the provider and finds it. */
  List<String> command(Path jdk, List<String> options, Path jar, String... arguments) {
    List<String> all = new ArrayList<>(options);
    all.add("-Djdk.net.hosts.file=" + provider.hostsFile());
    all.add("-Djavax.net.ssl.trustStore=" + provider.trustStore());
    all.add("-Djavax.net.ssl.trustStorePassword=" + FakeProvider.TRUST_PASSWORD);
    all.add("-jar");
    all.add(jar.toString());
    all.addAll(List.of(arguments));
    return Programs.java(jdk, all);
  }

  /** What the provider counted, once it has counted all it has answered. */
  List<Billed> counted() throws InterruptedException {
    int before = -1;
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (provider.exchanges().size() != before && System.nanoTime() < end) {
      before = provider.exchanges().size();
      Thread.sleep(100);
    }
    return provider.exchanges();
  }

  /** The report equals the provider's own count, to the token and the nano-dollar. */
  void assertExact() throws IOException, InterruptedException {
    assertExactTokens();
    assertEquals(Ledger.Sums.of(counted()), ledger.reported());
  }

  /** The same but for the money, for what has no price yet. */
  void assertExactTokens() throws IOException, InterruptedException {
    Programs.collect(ledger.root());
    assertFalse(counted().isEmpty());
    assertEquals(
        Ledger.Sums.of(counted()).withoutCost(),
        ledger.reported().withoutCost(),
        () -> "the provider counted " + provider.exchanges());
    assertEquals(Map.of(), ledger.losses());
  }

  /** Of prompts ("secretprompt"), answers ("wörd") and keys ("secret-"), no byte. */
  void assertNoContentOnDisk() throws IOException {
    try (Stream<Path> files = Files.walk(ledger.root()).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (String planted : PLANTED) {
          assertFalse(bytes.contains(planted), () -> file + " contains " + planted);
        }
      }
    }
  }

  @Override
  public void close() {
    provider.close();
  }
}
