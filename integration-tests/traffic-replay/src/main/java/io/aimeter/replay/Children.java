package io.aimeter.replay;

import io.aimeter.fake.FakeProvider;
import io.aimeter.replay.client.ReplayClient;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The JVMs a replay starts: the application with the agent, and the collector. */
final class Children {
  private static final long LONGEST_SECONDS = 300;

  private final Path home;
  private final Path work;
  private final Path ledger;
  private final String ownHosts;

  /**
   * The children of one replay.
   *
   * @param ownHosts what {@code ai.hosts} says
   */
  Children(Path home, Path work, Path ledger, String ownHosts) {
    this.home = home;
    this.work = work;
    this.ledger = ledger;
    this.ownHosts = ownHosts;
  }

  /** Sends all jobs from an application that carries the shipped agent; what it complains about. */
  List<String> send(FakeProvider provider, Path jobs) throws IOException, InterruptedException {
    List<String> command =
        java(
            "-javaagent:" + built("agent/dist/target/aimeter.jar"),
            "-Daimeter.dir=" + ledger,
            "-Dai.team=replay",
            "-Dai.app=replay",
            "-Dai.hosts=" + ownHosts,
            "-Djdk.net.hosts.file=" + provider.hostsFile(),
            "-Djavax.net.ssl.trustStore=" + provider.trustStore(),
            "-Djavax.net.ssl.trustStorePassword=" + FakeProvider.TRUST_PASSWORD,
            "-cp",
            System.getProperty("java.class.path"),
            ReplayClient.class.getName(),
            jobs.toString());
    List<String> problems = new ArrayList<>();
    int exit = run(command, work.resolve("application.log"));
    problems.addAll(Files.readAllLines(work.resolve("application.log")));
    if (exit != 0 && problems.isEmpty()) {
      problems.add("exit code " + exit);
    }
    return problems;
  }

  /** Stores what the agent recorded. */
  void collect() throws IOException, InterruptedException {
    Path log = work.resolve("collector.log");
    int exit =
        run(
            java(
                "-jar",
                built("collector/target/aimeter-collector.jar").toString(),
                "--dir",
                ledger.toString(),
                "--once"),
            log);
    if (exit != 0) {
      throw new IOException("the collector failed: " + Files.readString(log));
    }
  }

  private Path built(String jar) throws IOException {
    Path path = home.resolve(jar);
    if (!Files.exists(path)) {
      throw new IOException(path + " is not built; build it with: mvn package -DskipTests");
    }
    return path;
  }

  private static List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 23) {
      command.add("--sun-misc-unsafe-memory-access=allow"); // for the collector's Chronicle
    }
    command.add("-XX:+UseSerialGC");
    command.addAll(List.of(arguments));
    return command;
  }

  private static int run(List<String> command, Path log) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    process.getOutputStream().close();
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(
          command.get(command.size() - 1)
              + " did not end: "
              + Files.readString(log, Charset.defaultCharset()));
    }
    return process.exitValue();
  }
}
