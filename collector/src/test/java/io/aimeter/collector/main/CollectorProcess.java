package io.aimeter.collector.main;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The collector in a JVM of its own, as a user runs it. */
final class CollectorProcess {
  private final Process process;
  private final Path errors;

  private CollectorProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  /** Starts it; its stderr goes to a new file in the directory. */
  static CollectorProcess start(Path logs, String... arguments) throws IOException {
    return start(Collect.class, logs, arguments);
  }

  /** Starts a program of the collector's. */
  static CollectorProcess start(Class<?> program, Path logs, String... arguments)
      throws IOException {
    return startBehind(List.of(), program, logs, arguments);
  }

  /** Starts a program behind a command that runs it. */
  static CollectorProcess startBehind(
      List<String> runner, Class<?> program, Path logs, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(runner);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-"))
        .forEach(command::add);
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    Path errors = Files.createTempFile(logs, "collector", ".err");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(errors.toFile())
            .start();
    process.getOutputStream().close(); // nobody answers what it asks
    return new CollectorProcess(process, errors);
  }

  /** Its own, or that of what it runs behind. */
  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** SIGKILL, also to what runs behind it; returns when it is dead. */
  void kill() throws InterruptedException {
    List<ProcessHandle> behind = process.descendants().toList();
    process.destroyForcibly().waitFor();
    behind.forEach(ProcessHandle::destroyForcibly);
  }

  /** Waits for its end. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      kill();
      throw new IllegalStateException("the collector did not end in a minute");
    }
    return process.exitValue();
  }

  /** Waits until it has printed a text. */
  void awaitPrinted(String text) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!printed().contains(text)) {
      if (System.nanoTime() > end || !isAlive()) {
        throw new AssertionError("the collector did not print '" + text + "' but\n" + printed());
      }
      Thread.sleep(20);
    }
  }

  /** What it printed. */
  String printed() throws IOException {
    return Files.readString(errors);
  }
}
