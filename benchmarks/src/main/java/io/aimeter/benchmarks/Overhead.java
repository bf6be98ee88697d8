package io.aimeter.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What attaching aimeter costs an application, and what attaching OpenTelemetry's agent does: both
 * in rounds that alternate in one run, so that a busy machine troubles all alike. Run by {@code
 * benchmarks/overhead}.
 */
public final class Overhead {
  /** A tenth of a second of CPU takes several runs to tell by the shell's clock, of 10 ms. */
  private static final int HELLOS = 5;

  private enum Variant {
    NONE,
    AIMETER,
    OPENTELEMETRY
  }

  private final String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private final Path home;
  private final Path work;

  private Overhead(Path home, Path work) {
    this.home = home;
    this.work = work;
  }

  /** Arguments: the project's directory, a directory for files, and the number of rounds. */
  public static void main(String[] args) throws Exception {
    new Overhead(Path.of(args[0]), Path.of(args[1])).run(Integer.parseInt(args[2]));
  }

  private void run(int rounds) throws Exception {
    Path provider = Files.createDirectories(work.resolve("provider"));
    Process fake =
        new ProcessBuilder(
                java,
                "-jar",
                home.resolve("integration-tests/fake-provider/target/aimeter-fake-provider.jar")
                    .toString(),
                "--dir",
                provider.toString())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("provider.log").toFile())
            .start();
    try {
      await(fake, provider.resolve("port"));
      startUp(rounds, provider);
      calls();
    } finally {
      fake.destroy();
    }
  }

  private static void await(Process process, Path file) throws InterruptedException {
    while (!Files.exists(file)) {
      if (!process.isAlive()) {
        throw new IllegalStateException("the fake provider ended");
      }
      Thread.sleep(50);
    }
  }

  private void startUp(int rounds, Path provider) throws Exception {
    Map<Variant, double[]> hello = new EnumMap<>(Variant.class);
    Map<Variant, double[]> boot = new EnumMap<>(Variant.class);
    Map<Variant, double[]> resident = new EnumMap<>(Variant.class);
    for (Variant variant : Variant.values()) {
      hello.put(variant, new double[rounds]);
      boot.put(variant, new double[rounds]);
      resident.put(variant, new double[rounds]);
    }
    for (int round = 0; round < rounds; round++) {
      for (Variant variant : Variant.values()) {
        Child hi = hello(variant);
        Child shop = boot(variant, provider);
        hello.get(variant)[round] = hi.cpuSeconds();
        boot.get(variant)[round] = shop.cpuSeconds();
        resident.get(variant)[round] = shop.residentMegabytes();
        System.err.printf(
            "round %d, %s: hello %.3f CPU s, boot %.2f CPU s and %.0f MB%n",
            round + 1, variant, hi.cpuSeconds(), shop.cpuSeconds(), shop.residentMegabytes());
      }
    }
    Line.print("hello.startup.added_cpu", added(hello, Variant.AIMETER), "s");
    Line.print("boot.startup.added_cpu", added(boot, Variant.AIMETER), "s");
    Line.print("hello.startup.vs_otel_ratio", ratio(hello), "ratio");
    Line.print("boot.startup.vs_otel_ratio", ratio(boot), "ratio");
    Line.print("rss.added", added(resident, Variant.AIMETER), "MB");
  }

  /** The median with the agent less the median without any. */
  private static double added(Map<Variant, double[]> measured, Variant variant) {
    return Line.median(measured.get(variant)) - Line.median(measured.get(Variant.NONE));
  }

  private static double ratio(Map<Variant, double[]> measured) {
    return added(measured, Variant.AIMETER) / added(measured, Variant.OPENTELEMETRY);
  }

  private Child hello(Variant variant) throws Exception {
    List<String> command = java(variant);
    command.add("-cp");
    command.add(home.resolve("sample-apps/plain/target/sample-plain.jar").toString());
    command.add("io.aimeter.sample.plain.Hello");
    return Child.run(
        variant == Variant.OPENTELEMETRY ? 1 : HELLOS,
        Map.of(),
        work.resolve("hello.log"),
        command);
  }

  private Child boot(Variant variant, Path provider) throws Exception {
    List<String> command = java(variant);
    command.add("-Djdk.net.hosts.file=" + provider.resolve("hosts"));
    command.add("-Djavax.net.ssl.trustStore=" + provider.resolve("truststore.p12"));
    command.add("-Djavax.net.ssl.trustStorePassword=changeit");
    command.add("-Xmx256m");
    command.add("-jar");
    command.add(home.resolve("sample-apps/spring-boot/target/sample-spring-boot.jar").toString());
    command.add("--server.port=0");
    command.add("--sample.answers=1");
    command.add("--sample.descriptions=0");
    command.add("--sample.exit=true");
    String port = Files.readString(provider.resolve("port")).trim();
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("OPENAI_BASE_URL", "https://api.openai.com:" + port + "/v1");
    environment.put("OPENAI_API_KEY", "sk-bench-0000");
    environment.put("ANTHROPIC_BASE_URL", "https://api.anthropic.com:" + port);
    environment.put("ANTHROPIC_API_KEY", "sk-ant-bench-0000");
    return Child.run(1, environment, work.resolve("boot.log"), command);
  }

  private List<String> java(Variant variant) {
    List<String> command = new ArrayList<>();
    command.add(java);
    command.add("-XX:+UseSerialGC"); // what a container with one or two cores gets
    if (variant == Variant.AIMETER) {
      command.add("-javaagent:" + home.resolve("agent/dist/target/aimeter.jar"));
      command.add("-Daimeter.dir=" + work.resolve("aimeter"));
      command.add("-Dai.team=bench");
    } else if (variant == Variant.OPENTELEMETRY) {
      command.add("-javaagent:" + home.resolve("benchmarks/target/opentelemetry-javaagent.jar"));
      // It is to cost what its start and its instrumentation cost, not what exporting does.
      command.add("-Dotel.traces.exporter=none");
      command.add("-Dotel.metrics.exporter=none");
      command.add("-Dotel.logs.exporter=none");
    }
    return command;
  }

  /** The lines of {@link CallCost}, from a JVM with the agent, which must have recorded it all. */
  private void calls() throws Exception {
    List<String> command = java(Variant.AIMETER);
    Path ledger = work.resolve("calls");
    command.add("-Daimeter.dir=" + ledger);
    // What finding a name takes is measured by AttributionCost.
    command.add("-Dai.feature=answers");
    command.add("-cp");
    // Without lib/: the agent would find its own classes there before those of its jar.
    command.add(home.resolve("benchmarks/target/aimeter-benchmarks.jar").toString());
    command.add(CallCost.class.getName());
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("CallCost failed");
    }
    // Giving up is quick: times with it in them would flatter.
    try (Stream<Path> instances = Files.list(ledger.resolve("queue"))) {
      for (Path instance : instances.toList()) {
        String status = Files.readString(instance.resolve("status.json"));
        if (status.contains("dropped") || status.contains("shed")) {
          throw new IllegalStateException(
              "the machine is too busy for the agent's thread, measure again: " + status);
        }
      }
    }
  }
}
