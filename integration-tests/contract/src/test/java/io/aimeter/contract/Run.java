package io.aimeter.contract;

import io.aimeter.contract.program.Program;
import io.aimeter.fake.FakeProvider;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One run of the application.
 *
 * @param seen what it saw, by scenario
 * @param said what it printed, on both streams
 */
record Run(int exit, Map<String, List<String>> seen, String said) {
  private static final long LONGEST_SECONDS = 180;

  /**
   * Runs the application to its end.
   *
   * @param ledger the aimeter directory with the shipped agent, or null without agent
   * @param log logback or log4j2
   */
  static Run of(Jdk jdk, Subject subject, FakeProvider provider, String log, Path work, Path ledger)
      throws IOException, InterruptedException {
    List<String> program = new ArrayList<>();
    program.add(Program.class.getName());
    program.add(subject.client().getName());
    program.add(Integer.toString(provider.httpsPort()));
    program.add(Integer.toString(provider.httpPort()));
    List<String> settings = new ArrayList<>(List.of("-Dai.app=" + subject.tap()));
    if (subject.asks()) {
      program.add(Program.SILENT);
      settings.add("-Dai.ask.usage=true");
    }
    return of(jdk, subject.libraries(), program, settings, provider, log, work, ledger);
  }

  /**
   * Runs another program, whose last argument is the file for what it sees.
   *
   * @param settings of the agent
   */
  static Run of(
      Jdk jdk,
      String libraries,
      List<String> program,
      List<String> settings,
      FakeProvider provider,
      String log,
      Path work,
      Path ledger)
      throws IOException, InterruptedException {
    Files.createDirectories(work);
    Path seen = work.resolve("seen.txt");
    Path said = work.resolve("said.txt");
    Files.deleteIfExists(seen);
    List<String> command = new ArrayList<>();
    command.add(jdk.java().toString());
    command.add("-XX:+UseSerialGC");
    if (ledger != null) {
      command.add("-javaagent:" + shippedAgent());
      command.add("-Daimeter.dir=" + ledger);
      command.add("-Dai.team=contract");
      command.addAll(settings);
    }
    command.add("-Djdk.net.hosts.file=" + provider.hostsFile());
    command.add("-Djavax.net.ssl.trustStore=" + provider.trustStore());
    command.add("-Djavax.net.ssl.trustStorePassword=" + FakeProvider.TRUST_PASSWORD);
    command.add("-cp");
    command.add(classPath(libraries, log));
    command.addAll(program);
    command.add(seen.toString());
    Process process =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    process.getOutputStream().close();
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(
          "the application did not end in " + LONGEST_SECONDS + " s: " + String.join(" ", command));
    }
    return new Run(
        process.exitValue(), read(seen), Files.readString(said, Charset.defaultCharset()));
  }

  static Path shippedAgent() throws IOException {
    Path jar = Path.of(property("aimeter.home"), "agent/dist/target/aimeter.jar");
    if (!Files.exists(jar)) {
      throw new IOException(jar + " is missing; build it with: mvn package -pl agent/dist -am");
    }
    return jar;
  }

  private static String classPath(String libraries, String log) {
    Path clients = Path.of(property("contract.clients"));
    String path = property("contract.classes") + File.pathSeparator + clients.resolve(log) + "/*";
    return libraries == null ? path : path + File.pathSeparator + clients.resolve(libraries) + "/*";
  }

  static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(
          "the system property " + name + " is set by Maven: mvn verify");
    }
    return value;
  }

  private static Map<String, List<String>> read(Path seen) throws IOException {
    Map<String, List<String>> byScenario = new LinkedHashMap<>();
    if (Files.exists(seen)) {
      for (String line : Files.readAllLines(seen)) {
        int tab = line.indexOf('\t');
        byScenario
            .computeIfAbsent(line.substring(0, tab), name -> new ArrayList<>())
            .add(line.substring(tab + 1));
      }
    }
    return byScenario;
  }

  /** The HTTP status the application saw in a scenario, or null. */
  Long status(String scenario) {
    return seen.getOrDefault(scenario, List.of()).stream()
        .filter(line -> line.startsWith("status\t"))
        .map(line -> Long.valueOf(line.substring(line.indexOf('\t') + 1)))
        .findFirst()
        .orElse(null);
  }

  /** Whether the application saw an exception in a scenario. */
  boolean sawException(String scenario) {
    return seen.getOrDefault(scenario, List.of()).stream()
        .anyMatch(line -> line.startsWith("exception\t"));
  }
}
