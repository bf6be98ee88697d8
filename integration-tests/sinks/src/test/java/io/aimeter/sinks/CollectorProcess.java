package io.aimeter.sinks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The shipped collector, as a program with the heap it promises to need at most. */
final class CollectorProcess implements AutoCloseable {
  private static final Path JAR =
      Path.of(System.getProperty("aimeter.home"), "collector", "target", "aimeter-collector.jar");

  private final Process process;
  private final Path printed;

  private CollectorProcess(Process process, Path printed) {
    this.process = process;
    this.printed = printed;
  }

  /** Starts it on that aimeter directory. */
  static CollectorProcess start(Path root, Map<String, String> settings, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-jar", JAR.toString(), "--dir", root.toString()));
    command.addAll(List.of(arguments));
    Path printed = Files.createTempFile(root, "collector", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
    builder.environment().putAll(settings);
    return new CollectorProcess(builder.start(), printed);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL; returns when it is dead. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits for its end. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the collector did not end in two minutes");
    }
    return process.exitValue();
  }

  /** What it printed. */
  String printed() throws IOException {
    return Files.readString(printed);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
