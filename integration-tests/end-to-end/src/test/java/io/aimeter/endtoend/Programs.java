package io.aimeter.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The programs of this build, by where the build leaves them; and how to run one. */
final class Programs {
  static final Path HOME = Path.of(System.getProperty("aimeter.home")).toAbsolutePath();
  static final Path AGENT = built("agent/dist/target/aimeter.jar");
  static final Path COLLECTOR = built("collector/target/aimeter-collector.jar");
  static final Path CLI = built("cli/target/aimeter-cli.jar");
  static final Path OPEN_TELEMETRY =
      built("integration-tests/end-to-end/target/opentelemetry-javaagent.jar");

  private static final long LONGEST_SECONDS = 180;

  /** What a program printed, and how it ended. */
  record Result(int exit, String out, String err) {}

  private Programs() {}

  /** A test application's jar. */
  static Path application(String name) {
    return built("integration-tests/applications/" + name + "/target/app.jar");
  }

  static Path built(String path) {
    Path file = HOME.resolve(path);
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          file + " is not built; build it with: mvn package -DskipTests");
    }
    return file;
  }

  /** The command that starts a JVM. */
  static List<String> java(Path jdk, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/java").toString());
    command.add("-XX:+UseSerialGC");
    command.addAll(arguments);
    return command;
  }

  /** Runs a command of the command line. */
  static Result cli(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-jar", CLI.toString()));
    all.addAll(List.of(arguments));
    return run(java(Path.of(System.getProperty("java.home")), all));
  }

  /** Runs a command to its end. */
  static Result run(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    try {
      Process process = start(command, out, err);
      if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command + " did not end: " + Files.readString(err));
      }
      return new Result(process.exitValue(), text(out), text(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** Starts a command. */
  static Process start(List<String> command, Path out, Path err) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    process.getOutputStream().close();
    return process;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /** Ships what is below the aimeter directory. */
  static void collect(Path ledger) throws IOException, InterruptedException {
    Result result = run(collector(ledger, "--once"));
    if (result.exit() != 0) {
      throw new IOException("the collector failed: " + result.err());
    }
  }

  /** The command that starts a collector. */
  static List<String> collector(Path ledger, String... more) {
    List<String> arguments = new ArrayList<>();
    if (Runtime.version().feature() >= 23) {
      arguments.add("--sun-misc-unsafe-memory-access=allow");
    }
    arguments.addAll(List.of("-jar", COLLECTOR.toString(), "--dir", ledger.toString()));
    arguments.addAll(List.of(more));
    return java(Path.of(System.getProperty("java.home")), arguments);
  }
}
