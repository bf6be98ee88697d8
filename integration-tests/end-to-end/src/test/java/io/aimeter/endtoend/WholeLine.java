package io.aimeter.endtoend;

import io.aimeter.fake.Billed;
import io.aimeter.fake.FakeProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A provider, and applications that call it with the shipped agent attached. */
final class WholeLine implements AutoCloseable {
  private final FakeProvider provider;
  private final Ledger ledger;

  WholeLine(Path work) throws Exception {
    provider = FakeProvider.start(work.resolve("provider"));
    ledger = new Ledger(work.resolve("aimeter"));
  }

  String openai() {
    return "https://api.openai.com:" + provider.httpsPort() + "/v1";
  }

  String anthropic() {
    return "https://api.anthropic.com:" + provider.httpsPort();
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

  @Override
  public void close() {
    provider.close();
  }
}
