package io.aimeter.sinks.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** PostgreSQL's own binaries, as a process here. */
public final class LocalPostgres implements RealServerProvider {
  @Override
  public String kind() {
    return "postgres";
  }

  @Override
  public String flavour() {
    return "local";
  }

  @Override
  public String whyNot() {
    String resource = "/postgres-linux-x86_64.txz";
    boolean linux = System.getProperty("os.name").equals("Linux");
    return linux && LocalPostgres.class.getResource(resource) == null
        ? "the binaries for this machine are not among the tests' libraries"
        : null;
  }

  @Override
  public RealServer start() throws Exception {
    return new Running();
  }

  private static final class Running implements RealServer {
    private final Path data = Files.createTempDirectory("aimeter-postgres");
    private final int port = freePort();
    private EmbeddedPostgres server;

    Running() throws IOException {
      begin();
    }

    private static int freePort() throws IOException {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      }
    }

    private void begin() throws IOException {
      server =
          EmbeddedPostgres.builder()
              .setDataDirectory(data.resolve("data"))
              .setCleanDataDirectory(false)
              .setPort(port)
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setPGStartupWait(Duration.ofSeconds(60))
              .start();
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
      return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    @Override
    public Map<String, String> settings() {
      return Map.of(
          "AIMETER_COLLECT_POSTGRES_URL",
          "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
          "AIMETER_COLLECT_POSTGRES_USER",
          "postgres");
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
      try (var files = Files.walk(data)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
