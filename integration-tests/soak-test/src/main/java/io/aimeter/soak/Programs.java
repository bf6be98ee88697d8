package io.aimeter.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The programs of this build, and how they are started. */
record Programs(Path home) {
  private static final List<String> JAVA =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  Path agent() throws IOException {
    return built("agent/dist/target/aimeter.jar");
  }

  Path collector() throws IOException {
    return built("collector/target/aimeter-collector.jar");
  }

  Path cli() throws IOException {
    return built("cli/target/aimeter-cli.jar");
  }

  /** This module's own jar, in which the application is. */
  Path soak() throws IOException {
    return built("integration-tests/soak-test/target/aimeter-soak.jar");
  }

  private Path built(String path) throws IOException {
    Path file = home.resolve(path);
    if (!Files.exists(file)) {
      throw new IOException(file + " is not built; build it with: mvn package -DskipTests");
    }
    return file;
  }

  /** Starts a JVM that prints into that file, behind what it holds. */
  static Process start(
      Path log, int heapMegabytes, Map<String, String> environment, List<String> arguments)
      throws IOException {
    return jvm(heapMegabytes, environment, arguments)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private static ProcessBuilder jvm(
      int heapMegabytes, Map<String, String> environment, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMegabytes + "m");
    command.addAll(JAVA);
    if (Runtime.version().feature() >= 23) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder;
  }

  /** Runs a JVM to its end; what it printed, without what it said on stderr. */
  static String run(
      Path log, int heapMegabytes, Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    Path said = log.resolveSibling(log.getFileName() + ".err");
    Process process =
        jvm(heapMegabytes, environment, arguments)
            .redirectOutput(log.toFile())
            .redirectError(said.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(15, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    if (process.waitFor() != 0) {
      throw new IOException(
          arguments + " failed: " + Files.readString(log) + Files.readString(said));
    }
    return Files.readString(log);
  }
}
