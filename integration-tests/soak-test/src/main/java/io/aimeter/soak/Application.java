package io.aimeter.soak;

import io.aimeter.core.ledger.Layout;
import io.aimeter.fake.FakeProvider;
import io.aimeter.soak.app.Caller;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One JVM with the shipped agent, which calls the provider until it is stopped or killed. */
final class Application {
  private static final int HEAP_MEGABYTES = 64;
  private static final long LONGEST_STOP_SECONDS = 120;

  private final String run;
  private final Path root;
  private final Process process;
  private boolean killed;

  private Application(String run, Path root, Process process) {
    this.run = run;
    this.root = root;
    this.process = process;
  }

  /** Starts one whose queue is below that aimeter directory. */
  static Application start(
      Programs programs, FakeProvider provider, Path root, String run, long seed, Path log)
      throws IOException {
    List<String> arguments =
        List.of(
            "-javaagent:" + programs.agent(),
            "-Daimeter.dir=" + root,
            "-Dai.team=team-" + run.charAt(0),
            "-Dai.app=soak",
            "-Dai.tag.run=" + run,
            "-Djdk.net.hosts.file=" + provider.hostsFile(),
            "-Djavax.net.ssl.trustStore=" + provider.trustStore(),
            "-Djavax.net.ssl.trustStorePassword=" + FakeProvider.TRUST_PASSWORD,
            "-cp",
            programs.soak().toString(),
            Caller.class.getName(),
            run,
            Integer.toString(provider.httpsPort()),
            Long.toString(seed));
    Process process = Programs.start(log, HEAP_MEGABYTES, Map.of(), arguments);
    return new Application(run, root, process);
  }

  String run() {
    return run;
  }

  boolean wasKilled() {
    return killed;
  }

  /** Whether it has ended by itself, which none does. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks it to call no more. */
  void hush() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /** Asks it to end, which it does behind the call it is in, and waits. */
  void stop() throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException(run + " does not end");
    }
    if (process.exitValue() != 0) {
      throw new IOException(run + " ended with " + process.exitValue());
    }
  }

  private List<Path> directories() throws IOException {
    List<Path> mine = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(Layout.queues(root), "*-" + process.pid() + "-*")) {
      found.forEach(mine::add);
    }
    return mine;
  }

  /**
   * kill -9. It is made to hang in whatever it does first, and what it has appended by then is
   * copied: that, neither more nor less, must be found in the end.
   */
  void kill(Path witness) throws IOException, InterruptedException {
    killed = true;
    signal("STOP");
    while (!isStopped()) {
      Thread.sleep(5);
    }
    for (Path directory : directories()) {
      copy(directory, Layout.queues(witness).resolve(directory.getFileName()));
    }
    process.destroyForcibly().waitFor();
  }

  /** A signal takes effect when a thread gets a processor, which on a busy machine is later. */
  private boolean isStopped() throws IOException {
    Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
    try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
      for (Path thread : all) {
        String stat = Files.readString(thread.resolve("stat"));
        if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
          return false;
        }
      }
    }
    return true;
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new IOException("cannot send " + name + " to " + run);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
      for (Path file : files) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  /** Without a witness, at the end of a soak that failed. */
  void destroy() {
    process.destroyForcibly();
  }
}
