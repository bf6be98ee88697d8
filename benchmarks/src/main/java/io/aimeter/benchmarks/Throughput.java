package io.aimeter.benchmarks;

import io.aimeter.core.ledger.Manifest;
import io.aimeter.core.ledger.StoreFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How much aimeter can take: through the agent, through the collector, at rest, and in a report.
 * Each in a JVM of its own. Run by {@code benchmarks/throughput}.
 */
public final class Throughput {
  private static final int REPORTS = 5;

  /** What Chronicle needs on the class path; the shipped agent's copy of it does without. */
  private static final List<String> CHRONICLE =
      List.of(
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
          "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED",
          "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
          "-Dbackground.releaser=false",
          "-Dchronicle.disk.monitor.disable=true");

  private final String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private final Path home;
  private final Path work;

  private Throughput(Path home, Path work) {
    this.home = home;
    this.work = work;
  }

  /** Arguments: the project's directory, a directory for files, and how many records to ship. */
  public static void main(String[] args) throws Exception {
    Throughput throughput = new Throughput(Path.of(args[0]), Path.of(args[1]));
    long records = Long.parseLong(args[2]);
    throughput.agent();
    throughput.collector(records);
    throughput.report(records);
    throughput.freshness();
  }

  private void agent() throws Exception {
    run(AgentRate.class, work.resolve("agent").toString());
  }

  /** Beside a collector that runs as it does unless told otherwise. */
  private void freshness() throws Exception {
    Process collector =
        new ProcessBuilder(collect())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("collector.log").toFile())
            .start();
    try {
      run(Freshness.class, work.resolve("aimeter").toString());
    } finally {
      collector.destroy();
      collector.waitFor();
    }
  }

  private void run(Class<?> main, String... arguments) throws Exception {
    Process process = new ProcessBuilder(ours(main, arguments)).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(main.getSimpleName() + " failed");
    }
  }

  private List<String> collect(String... options) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(java, "-Xmx256m", "-XX:+UseSerialGC", "-jar"));
    command.add(home.resolve("collector/target/aimeter-collector.jar").toString());
    command.addAll(List.of("--dir", work.resolve("aimeter").toString()));
    command.addAll(List.of(options));
    return command;
  }

  private List<String> ours(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(java);
    command.addAll(CHRONICLE);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  private void collector(long records) throws Exception {
    String root = work.resolve("aimeter").toString();
    Path log = work.resolve("fill.log");
    Child unused = Child.run(1, Map.of(), log, ours(QueueFill.class, root, Long.toString(records)));
    log = work.resolve("collector.log");
    Child collector = Child.run(1, Map.of(), log, collect("--once"));
    if (!Files.readString(log).contains("shipped " + records + " records")) {
      throw new IllegalStateException("the collector did not ship all; see " + log);
    }
    Line.print("collector.ingest_per_s", records / collector.wallSeconds(), "records/s");
    Line.print("collector.ingest_per_cpu_s", records / collector.cpuSeconds(), "records/CPU-s");
    Line.print("collector.cpu", collector.cpuSeconds(), "s");
    Line.print("collector.rss", collector.residentMegabytes(), "MB");
    Line.print("store.bytes_per_record", storedBytes() / (double) records, "bytes");
  }

  /** Without what readers of a moment ago may still have open. */
  private long storedBytes() throws IOException {
    Path store = Freshness.onlyStore(work.resolve("aimeter"));
    return Manifest.read(store).files().stream().mapToLong(StoreFile::bytes).sum();
  }

  /** A report as a user asks for it: a new JVM each time; the files are in the system's cache. */
  private void report(long records) throws Exception {
    Path log = work.resolve("report.log");
    double[] millis = new double[REPORTS];
    for (int i = 0; i < REPORTS; i++) {
      millis[i] =
          1000
              * Child.run(
                      1,
                      Map.of(),
                      log,
                      List.of(
                          home.resolve("aimeter").toString(),
                          "report",
                          "--dir",
                          work.resolve("aimeter").toString(),
                          "--since",
                          "24h",
                          "--by",
                          "team,model"))
                  .wallSeconds();
    }
    Line.print("report.cold_ms", Line.median(millis), "ms");
    Line.print("report.records", (double) records, "records");
  }
}
