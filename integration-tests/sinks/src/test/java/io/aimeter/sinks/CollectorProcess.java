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

  /** SIGSTOP: it hangs, with all it has. */
  void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** SIGCONT: it goes on where it hung. */
  void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new IOException("cannot send " + name + " to the collector");
    }
  }

  /** Something that comes to be while it runs. */
  interface Condition {
    boolean holds() throws Exception;
  }

  /** Waits for some minutes, which a busy machine may take. */
  void await(Condition condition, String otherwise) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (!condition.holds()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException(otherwise + ": " + printed());
      }
      Thread.sleep(50);
    }
  }

  /** Waits for its end. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(300, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the collector did not end in five minutes");
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
