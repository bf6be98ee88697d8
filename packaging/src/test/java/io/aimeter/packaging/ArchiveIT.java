package io.aimeter.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive as it is unpacked, on a runtime of the very modules that the image has: no compiler,
 * no Maven, nothing of the source.
 */
class ArchiveIT {
  private static final Path ARCHIVE = Path.of("target", "dist", "aimeter").toAbsolutePath();
  private static final Pattern MODULES = Pattern.compile("ARG MODULES=(\\S+)");

  @TempDir private static Path work;
  private static Path runtime;

  @TempDir private Path dir;

  @BeforeAll
  static void link() throws Exception {
    Matcher modules = MODULES.matcher(Files.readString(Path.of("docker/collector.Dockerfile")));
    assertTrue(modules.find());
    runtime = work.resolve("runtime");
    Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
    Process linking =
        new ProcessBuilder(
                jlink.toString(),
                "--add-modules",
                modules.group(1),
                "--strip-java-debug-attributes",
                "--output",
                runtime.toString())
            .inheritIO()
            .start();
    assertTrue(linking.waitFor(10, TimeUnit.MINUTES));
    assertEquals(0, linking.exitValue());
  }

  private Process start(Path log, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("HOME", dir.toString());
    environment.put("JAVA_HOME", runtime.toString());
    environment.put("AIMETER_DIR", dir.toString());
    environment.putAll(extra);
    return builder.redirectOutput(log.toFile()).start();
  }

  private final Map<String, String> extra = new HashMap<>();

  private static String program() {
    return ARCHIVE.resolve("bin/aimeter").toString();
  }

  private String run(int exitCode, String... command) throws Exception {
    Path log = Files.createTempFile(work, "out", ".log");
    Process process = start(log, command);
    assertTrue(process.waitFor(3, TimeUnit.MINUTES), () -> String.join(" ", command));
    assertEquals(exitCode, process.exitValue(), Files.readString(log));
    return Files.readString(log);
  }

  private static void await(Path log, Process process, String text) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!Files.readString(log).contains(text)) {
      assertTrue(process.isAlive() && System.nanoTime() < end, Files.readString(log));
      Thread.sleep(50);
    }
  }

  @Test
  void everyProgramStartsFromIt() throws Exception {
    assertTrue(run(0, program(), "version").matches("(?s).*\\d+\\.\\d+\\.\\d+.*"));
    assertTrue(run(0, program(), "help").contains(ARCHIVE.resolve("aimeter.jar").toString()));
    assertTrue(run(0, program(), "prices").length() > 100);
    assertTrue(run(0, program(), "rerate", "--help").contains("Usage: aimeter rerate"));
    assertTrue(run(2, program(), "demo").contains("not of this archive"));
    run(0, program(), "collect", "--once");
    String none = run(0, program(), "report");
    assertTrue(none.contains("-javaagent:" + ARCHIVE.resolve("aimeter.jar")), none);
    assertFalse(none.contains("aimeter demo"), none);
    run( // the agent is in an application's JVM, not in this runtime
        0,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-javaagent:" + ARCHIVE.resolve("aimeter.jar"),
        "-jar",
        ARCHIVE.resolve("aimeter-cli.jar").toString(),
        "--version");
  }

  /** Its class path is whole for what is loaded late: the server, and the clients of the sinks. */
  @Test
  void theCollectorAnswersShipsAndEnds() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    extra.put("AIMETER_COLLECT_HTTP_LISTEN", Integer.toString(port));
    extra.put("AIMETER_COLLECT_LOG_FORMAT", "json");
    extra.put("AIMETER_COLLECT_POSTGRES_URL", "jdbc:postgresql://127.0.0.1:1/spend");
    extra.put("AIMETER_COLLECT_KAFKA_SERVERS", "127.0.0.1:1");
    Path healthcheck = ARCHIVE.resolve("bin/healthcheck");
    run(1, healthcheck.toString());
    Path log = Files.createTempFile(work, "collector", ".log");
    Process collector = start(log, program(), "collect");
    await(log, collector, "\"event\":\"started\"");
    run(0, healthcheck.toString());
    await(log, collector, "cannot ship to postgres, and tries again until it can: ");
    collector.destroy();
    assertTrue(collector.waitFor(1, TimeUnit.MINUTES));
    String said = Files.readString(log);
    assertEquals(0, collector.exitValue(), said);
    assertFalse(said.contains("NoClassDefFound") || said.contains("thread.died"), said);
    assertTrue(said.lines().allMatch(line -> line.startsWith("{\"timestamp\"")), said);
  }

  @Test
  void theSettingsThatAreShippedAreGood() throws Exception {
    List<String> files = new ArrayList<>();
    files.add(Files.readString(ARCHIVE.resolve("packaging/systemd/collector.yaml")));
    for (String manifest : List.of("sidecar", "daemonset")) {
      Path file = ARCHIVE.resolve("packaging/kubernetes/" + manifest + ".yaml");
      Map<String, Object> data =
          Kubernetes.map(Kubernetes.documents(Files.readString(file)).get(0).get("data"));
      files.add(data.get("collector.yaml").toString());
    }
    Files.writeString(dir.resolve("metrics-token"), "t0ken\n");
    Files.writeString(dir.resolve("postgres-password"), "s3same\n");
    Path config = dir.resolve("collector.yaml");
    for (String file : files) {
      Files.writeString(config, file.replace("/run/secrets/aimeter/", dir + "/"));
      String said = run(0, program(), "collect", "--config", config.toString(), "--check");
      assertTrue(said.startsWith("The configuration is good."), said);
    }
  }

  /** What the unit names is where the archive has it, and it waits for longer than a drain. */
  @Test
  void theUnitFitsTheArchive() throws Exception {
    String unit = Files.readString(ARCHIVE.resolve("packaging/systemd/aimeter-collector.service"));
    assertTrue(unit.contains("\nExecStart=/opt/aimeter/bin/aimeter collect "), unit);
    assertTrue(Files.isExecutable(ARCHIVE.resolve("bin/aimeter")));
    assertTrue(Files.exists(ARCHIVE.resolve("docs/operate.md")));
    assertTrue(unit.contains("\nTimeoutStopSec=40\n"), unit);
    assertTrue(
        Files.readString(ARCHIVE.resolve("docs/collector.md"))
            .contains(
                "| `drain`<br>`AIMETER_COLLECT_DRAIN` | a time from 1ms to 24h, such as"
                    + " 500ms, 30s, 5m or 1h | `20s` |"));
  }
}
