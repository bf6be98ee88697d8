package io.aimeter.sinks.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** PostgreSQL's own binaries as a process here, and its data. */
final class PostgresProcess implements RealServer {
  private final Path data = Files.createTempDirectory("aimeter-postgres");
  private final int port = Ports.free();
  private final Map<String, String> settings;
  private EmbeddedPostgres server;

  /** Starts one with these settings of its own. */
  PostgresProcess(Map<String, String> settings) throws IOException {
    this.settings = settings;
    begin();
  }

  /** Why none can be had here; null where one can. */
  static String whyNot() {
    String resource = "/postgres-linux-x86_64.txz";
    boolean linux = System.getProperty("os.name").equals("Linux");
    return linux && PostgresProcess.class.getResource(resource) == null
        ? "the binaries for this machine are not among the tests' libraries"
        : null;
  }

  private void begin() throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data.resolve("data"))
            .setCleanDataDirectory(false)
            .setPort(port)
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setPGStartupWait(Duration.ofSeconds(60));
    settings.forEach(builder::setServerConfig);
    server = builder.start();
  }

  @Override
  public String version() {
    try (var connection = server.getPostgresDatabase().getConnection()) {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String address() {
    return url() + "?user=postgres";
  }

  /** Without user and password. */
  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "AIMETER_COLLECT_POSTGRES_URL", url(), "AIMETER_COLLECT_POSTGRES_USER", "postgres");
  }

  @Override
  public void kill() throws Exception {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("data/postmaster.pid")).get(0));
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    var children = postmaster.children().toList();
    postmaster.destroyForcibly();
    postmaster.onExit().get(30, TimeUnit.SECONDS);
    for (ProcessHandle child : children) {
      child.destroyForcibly();
      child.onExit().get(30, TimeUnit.SECONDS);
    }
    server.close(); // of what is dead: gives the directory back
  }

  @Override
  public void restart() throws Exception {
    begin();
  }

  @Override
  public void close() throws IOException {
    server.close();
    Trees.delete(data);
  }
}
